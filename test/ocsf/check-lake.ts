import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateEvent } from '@nightjar/ocsf';
import { runCli } from '../../apps/cli/src/run-cli.ts';
import { readLake } from '../../packages/ocsf/src/lake/read-lake.fixture.ts';

const sample = fileURLToPath(
  new URL('../../packages/scenarios/samples/contoso-takeover.jsonl.gz', import.meta.url),
);
const sources = ['nightjar-detection', 'nightjar-incident'];
const folder = mkdtempSync(join(tmpdir(), 'nightjar-lake-'));

const errorsOf = (rows: readonly unknown[]): number =>
  rows.flatMap((row) => validateEvent(row, { version: '1.1.0' }).errors).length;

// Writes the sample's findings as a lake, lists it, and judges what DuckDB reads in it.
try {
  const streams = { out: () => {}, error: console.error, isWatched: false };
  const args = ['export', sample, '--format', 'parquet', '--out', folder];
  const code = await runCli(args, { streams, env: {}, now: Date.now() });
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => path.endsWith('.parquet')).sort();
  for (const file of files) console.log(file);
  const rows = (await Promise.all(sources.map((source) => readLake(folder, source)))).flat();
  const control = errorsOf(rows.map((row) => ({ ...row, severity_id: 17 })));
  const schemaErrors = errorsOf(rows);
  console.log(JSON.stringify({ files: files.length, rows: rows.length, schemaErrors, control }));
  const isGood = code === 0 && rows.length > 0 && schemaErrors === 0 && control >= rows.length;
  process.exitCode = isGood ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
