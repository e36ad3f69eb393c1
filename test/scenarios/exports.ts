import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  exportRecords,
  type ExportPlan,
  writeEntraJson,
  writeM365JsonLines,
  writeSearchUnifiedAuditLogCsv,
} from '@nightjar/scenarios';
import type { AnalysisDocument } from '../../apps/cli/src/analyze/to-document.ts';
import { runCli } from '../../apps/cli/src/run-cli.ts';

const writers = {
  jsonl: writeM365JsonLines,
  csv: writeSearchUnifiedAuditLogCsv,
  entra: writeEntraJson,
};
export type Format = keyof typeof writers;

/** Runs `nightjar analyze --json` in this process. */
export async function analyzeFiles(
  files: readonly string[],
  now: number,
): Promise<{ code: number; error: string; document: AnalysisDocument }> {
  let [out, error] = ['', ''];
  const streams = {
    out: (text: string) => void (out += text),
    error: (text: string) => void (error += text),
    isWatched: false,
  };
  const code = await runCli(['analyze', '--json', ...files], { streams, env: {}, now });
  return { code, error, document: JSON.parse(out) as AnalysisDocument };
}

/** Exports a plan in each format and analyses the files together. */
export async function analyzeExport(plan: ExportPlan, formats: readonly Format[]) {
  const folder = mkdtempSync(join(tmpdir(), 'nightjar-scenario-'));
  try {
    const files = formats.map((format) => join(folder, `export.${format}`));
    for (const [at, format] of formats.entries()) {
      const text = Readable.from(writers[format](exportRecords(plan)));
      await pipeline(text, createWriteStream(files[at]!));
    }
    return await analyzeFiles(files, plan.anchor);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
