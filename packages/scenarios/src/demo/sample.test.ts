import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { exportRecords } from './export-records.ts';
import { samplePlan } from './sample.ts';
import { writeM365JsonLines } from '../write/json-lines.ts';

const packed = readFileSync(new URL('../../samples/contoso-takeover.jsonl.gz', import.meta.url));

test('the sample that ships is what the generator makes of its plan, in less than 400 kB', () => {
  const text = [...writeM365JsonLines(exportRecords(samplePlan))].join('');
  expect(packed.byteLength).toBeLessThan(400_000);
  expect(gunzipSync(packed).toString() === text, 'run write-sample.ts again').toBe(true);
});
