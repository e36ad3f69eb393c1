import type { Room } from './hold-whole.ts';
import { isParquet, splitParquet } from './parquet/split-parquet.ts';
import { notedCsv, splitCsv } from './split-csv.ts';
import { isFlowLog, splitFlowLines } from './split-flow-lines.ts';
import { splitLines } from './split-lines.ts';
import { splitObjects } from './split-objects.ts';
import { splitTables } from './split-tables.ts';
import { isZeekLog, splitZeek } from './split-zeek.ts';
import { isSyslog } from './syslog/parse-syslog.ts';
import { splitSyslog } from './syslog/read-syslog.ts';
import type { Piece } from './types.ts';
import { unwrap } from './unwrap.ts';

/** How records of one kind of container are told apart, and what people call it. */
export interface Splitter {
  name: string;
  /** `room` is for what must be held whole. */
  split: (input: AsyncIterable<Uint8Array>, room: Room) => AsyncGenerator<Piece>;
}

const jsonLines: Splitter = { name: 'JSON lines', split: splitLines };
const json: Splitter = { name: 'JSON', split: splitObjects };
const csv: Splitter = { name: 'CSV', split: splitCsv };
const flowLog: Splitter = { name: 'flow log', split: splitFlowLines };
const parquet: Splitter = {
  name: 'Parquet',
  split: (input, room) => splitParquet(input, { room }),
};
const table: Splitter = { name: 'query result', split: splitTables };
const zeekLog: Splitter = { name: 'Zeek log', split: splitZeek };
const syslog: Splitter = { name: 'syslog', split: splitSyslog };

/** The splitter for a text that begins so. */
export function splitterOf(head: string): Splitter {
  if (isParquet(head)) return parquet;
  const text = head.trimStart();
  if (text.startsWith('[')) return json;
  const [first = ''] = text.split('\n', 1);
  const firstLine = first.trim();
  if (queryResult.test(text)) return table;
  if (text.startsWith('{')) return !wrapper.test(text) && isOnLine(firstLine) ? jsonLines : json;
  if (isZeekLog(firstLine)) return zeekLog;
  if (isFlowLog(firstLine)) return flowLog;
  if (isSyslog(firstLine)) return syslog;
  if (/[,;\t]/.test(firstLine) && !firstLine.includes('{')) return csv;
  if (notedCsv.test(text)) return csv;
  // Lines that begin with a time or a host, before what was logged.
  return /^[^"].*\{\s*"/.test(firstLine) ? json : jsonLines;
}

/** `{"value": [` of Graph, `{"Records": [` of cloud trails, what command lines and log groups list. */
const wrapper =
  /^\{\s*"(?:value|records|events|findings|logEvents|nextToken|messageType|@odata\.\w+)"\s*:/i;

/** Answers to queries: of a workspace, of a group of logs, of Athena. */
const queryResult =
  /^\{\s*"(?:tables"\s*:\s*\[\s*\{\s*"|results"\s*:\s*\[\s*\[|(?:UpdateCount"\s*:\s*\d+,\s*")?ResultSet"\s*:)/i;

/** Whether a line is an object by itself: a record, or at least no list of such. */
function isOnLine(line: string): boolean {
  try {
    return unwrap(JSON.parse(line)).source !== null || !line.includes('[');
  } catch {
    return false;
  }
}
