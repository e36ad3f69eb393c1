import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { exportRecords } from './export-records.ts';
import { samplePlan } from './sample.ts';
import { writeM365JsonLines } from '../write/json-lines.ts';

const file = new URL('../../samples/contoso-takeover.jsonl.gz', import.meta.url);
await pipeline(
  Readable.from(writeM365JsonLines(exportRecords(samplePlan))),
  createGzip({ level: 9 }),
  createWriteStream(file),
);
