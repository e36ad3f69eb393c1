import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Breach, Evaluation, Incident } from '@nightjar/core';
import { loadModels } from '@nightjar/models';
import type { VendorRecord } from '@nightjar/scenarios';
import { analyzeFiles } from '../../../apps/cli/src/analyze/analyze-files.ts';

/** What was found of a set of records. */
export interface Found {
  breaches: readonly Breach[];
  incidents: readonly Incident[];
  /** What the breaches were made from. */
  evaluation: Evaluation;
}

/** Writes the records as exports, one file a feed, and puts them through what `nightjar analyze` runs. */
export async function analyzeRecords(
  records: Iterable<VendorRecord>,
  now: number,
): Promise<Found & { read: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'nightjar-eval-'));
  try {
    writeExports(records, folder);
    let said = '';
    const streams = {
      out: () => undefined,
      error: (text: string) => void (said += text),
      isWatched: false,
    };
    const analysed = await analyzeFiles([folder], { models: loadModels(), now, streams });
    if (analysed === null) throw new Error(`Nothing was analysed: ${said}`);
    const { learnt, judged } = analysed;
    const { breaches, incidents, evaluation } = judged;
    return { breaches, incidents, evaluation, read: learnt.eventsRead };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeExports(records: Iterable<VendorRecord>, folder: string): void {
  const files = new Map<string, number>();
  for (const { source, record } of records) {
    let file = files.get(source);
    if (file === undefined)
      files.set(source, (file = openSync(join(folder, `${source}.jsonl`), 'w')));
    writeSync(file, `${JSON.stringify(record)}\n`);
  }
  for (const file of files.values()) closeSync(file);
}
