import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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

/** What `nightjar analyze` found, and where each event of it stands among the records of its feed. */
export interface Analysed extends Found {
  read: number;
  /** Our event id to the feed, and the record's place among those of that feed, from 0. */
  places: ReadonlyMap<string, { source: string; place: number }>;
}

/** Writes the records as exports, one file a feed, and puts them through what `nightjar analyze` runs. */
export async function analyzeRecords(
  records: Iterable<VendorRecord>,
  now: number,
): Promise<Analysed> {
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
    const places = new Map(
      [...judged.places].map(([id, { file, line }]) => [
        id,
        { source: basename(file, '.jsonl'), place: line - 1 },
      ]),
    );
    return { breaches, incidents, evaluation, places, read: learnt.eventsRead };
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
