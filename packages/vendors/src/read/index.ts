export { NoRoom, Room } from './hold-whole.ts';
export { readRecords } from './read-records.ts';
export { sourceOf } from './source-of.ts';
export { readSyslog } from './syslog/read-syslog.ts';
export { depthMax, type Read, recordBytesMax } from './types.ts';
