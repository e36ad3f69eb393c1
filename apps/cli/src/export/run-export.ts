import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModels } from '@nightjar/models';
import { type OcsfVersion, toDetectionFinding, toIncidentFinding, writeLake } from '@nightjar/ocsf';
import { analyzeFiles, fail } from '../analyze/analyze-files.ts';
import { harmless } from '../analyze/harmless.ts';
import type { Judged } from '../analyze/judge.ts';
import type { Streams } from '../streams.ts';

export const exportFormats = ['ocsf', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportOptions {
  /** Files and folders, as the person named them. */
  files: readonly string[];
  format: ExportFormat;
  out: string;
  region: string;
  account: string;
  version: string;
  /** Epoch ms. */
  now: number;
}

/** 0 written, 2 could not read or write, 3 less than half understood. */
export type ExportExit = 0 | 2 | 3;

/** Analyses the files and writes what was found; answers with the exit code. */
export async function runExport(options: ExportOptions, streams: Streams): Promise<ExportExit> {
  const analysed = await analyzeFiles(options.files, {
    models: loadModels(),
    now: options.now,
    streams,
  });
  if (analysed === null) return 2;
  const { learnt, judged, isWhole } = analysed;
  try {
    const written = { ocsf: writeLines, parquet: writeParquet }[options.format](judged, options);
    streams.out(`${harmless(JSON.stringify(written))}\n`);
  } catch (fault) {
    return fail(streams, `${options.out}: ${(fault as Error).message}`);
  }
  if (!isWhole) return 2;
  return learnt.refused > learnt.eventsRead + learnt.repeated ? 3 : 0;
}

interface WrittenFile {
  path: string;
  events: number;
}

function writeLines(judged: Judged, options: ExportOptions): WrittenFile[] {
  const findings = findingsOf(judged, { version: '1.8.0', productVersion: options.version });
  const path = join(options.out, 'findings.jsonl');
  mkdirSync(options.out, { recursive: true });
  writeFileSync(path, findings.map((finding) => `${JSON.stringify(finding)}\n`).join(''));
  return [{ path, events: findings.length }];
}

function writeParquet(judged: Judged, options: ExportOptions): WrittenFile[] {
  const { files, refused } = writeLake({
    folder: options.out,
    region: options.region,
    accountId: options.account,
    events: findingsOf(judged, { version: '1.1.0', productVersion: options.version }),
  });
  if (refused.length > 0) throw new Error(`${refused.length} findings are not OCSF 1.1.0`);
  return files.map(({ path, events }) => ({ path, events }));
}

function findingsOf(
  { breaches, incidents }: Judged,
  options: { version: OcsfVersion; productVersion: string },
) {
  return [
    ...breaches.map((breach) => toDetectionFinding(breach, options)),
    ...incidents.map((incident) =>
      toIncidentFinding(incident, options, { activity: 'create', breaches }),
    ),
  ];
}
