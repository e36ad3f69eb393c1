import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { exportRecords, type ExportPlan } from './export-records.ts';
import { writeEntraJson } from '../write/entra-json.ts';
import { writeM365JsonLines } from '../write/json-lines.ts';
import { writeSearchUnifiedAuditLogCsv } from '../write/search-csv.ts';

const usage = `export-scenario --scenario a|b|benign --anchor 2026-06-01T12:00:00Z --out FILE[.gz]
  [--days 30] [--seed demo] [--format jsonl|csv|entra] [--size 40] [--activity 1] [--slowdown 1] [--mails 2400]
`;

const writers = {
  jsonl: writeM365JsonLines,
  csv: writeSearchUnifiedAuditLogCsv,
  entra: writeEntraJson,
};

const { values } = parseArgs({
  options: {
    scenario: { type: 'string' },
    anchor: { type: 'string' },
    out: { type: 'string' },
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: 'demo' },
    format: { type: 'string', default: 'jsonl' },
    size: { type: 'string', default: '40' },
    activity: { type: 'string', default: '1' },
    slowdown: { type: 'string', default: '1' },
    mails: { type: 'string', default: '2400' },
  },
});

const plan = planOf();
const write = Object.hasOwn(writers, values.format)
  ? writers[values.format as keyof typeof writers]
  : undefined;
if (!plan || !write || !values.out) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const gzip = values.out.endsWith('.gz') ? [createGzip({ level: 9 })] : [];
  await pipeline([
    Readable.from(write(exportRecords(plan))),
    ...gzip,
    createWriteStream(values.out),
  ]);
}

function planOf(): ExportPlan | undefined {
  const anchor = Date.parse(values.anchor ?? '');
  const scenario = (['a', 'b', 'benign'] as const).find((name) => name === values.scenario);
  const [days, size, activity, slowdown, mails] = [
    values.days,
    values.size,
    values.activity,
    values.slowdown,
    values.mails,
  ].map(Number) as [number, number, number, number, number];
  const numbers = [anchor, days, size, activity, slowdown, mails];
  if (!scenario || numbers.some((number) => !(number > 0))) return undefined;
  return { scenario, anchor, seed: values.seed, days, size, activity, slowdown, mails };
}
