export { isLakeSegment, type Lake, type Written, writeLake } from './write-lake.ts';
