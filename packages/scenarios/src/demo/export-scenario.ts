import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { exportDirectory, exportRecords, type ExportPlan } from './export-records.ts';
import { writeDirectoryJson } from '../write/directory-json.ts';
import { writeEntraJson } from '../write/entra-json.ts';
import { writeM365JsonLines } from '../write/json-lines.ts';
import { writeSearchUnifiedAuditLogCsv } from '../write/search-csv.ts';

const usage = `export-scenario --scenario a|b|benign --anchor 2026-06-01T12:00:00Z --out FILE[.gz]
  [--days 30] [--seed demo] [--format jsonl|csv|entra|directory] [--size 40] [--activity 1] [--slowdown 1] [--mails 2400]
`;

const writers = {
  jsonl: (plan: ExportPlan) => writeM365JsonLines(exportRecords(plan)),
  csv: (plan: ExportPlan) => writeSearchUnifiedAuditLogCsv(exportRecords(plan)),
  entra: (plan: ExportPlan) => writeEntraJson(exportRecords(plan)),
  directory: (plan: ExportPlan) => writeDirectoryJson(exportDirectory(plan)),
};

const numbers = { days: 30, size: 40, activity: 1, slowdown: 1, mails: 2400 };
const texts = ['scenario', 'anchor', 'out', 'seed', 'format', ...Object.keys(numbers)];
const options = Object.fromEntries(texts.map((name) => [name, { type: 'string' as const }]));

await exportScenario(process.argv.slice(2));

async function exportScenario(args: string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(usage);
  const values = readOptions(args);
  const [plan, write, out] = [planOf(values), writerOf(values['format']), values['out']];
  if (!plan || !write || !out) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const gzip = out.endsWith('.gz') ? [createGzip({ level: 9 })] : [];
  await pipeline([Readable.from(write(plan)), ...gzip, createWriteStream(out)]);
}

/** What is not an option asks for nothing that there is. */
function readOptions(args: string[]): Record<string, string | undefined> {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    return {};
  }
}

function writerOf(format = 'jsonl') {
  return Object.hasOwn(writers, format) ? writers[format as keyof typeof writers] : undefined;
}

function planOf(values: Record<string, string | undefined>): ExportPlan | undefined {
  const scenario = (['a', 'b', 'benign'] as const).find((name) => name === values['scenario']);
  const anchor = Date.parse(values['anchor'] ?? '');
  const given = Object.entries(numbers).map(([name, standard]) => [
    name,
    Number(values[name] ?? standard),
  ]);
  const counts = Object.fromEntries(given) as typeof numbers;
  const isPositive = [anchor, ...Object.values(counts)].every((count) => count > 0);
  if (!scenario || !isPositive) return undefined;
  return { scenario, anchor, seed: values['seed'] ?? 'demo', ...counts };
}
