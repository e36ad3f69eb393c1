import { compileModels, type CompiledModel } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import { readCatalog } from '@nightjar/models/read-catalog';
import { harmless, harmlessJson } from './harmless.ts';
import { judge } from './judge.ts';
import { learn, type Learnt } from './learn.ts';
import { listFiles } from './list-files.ts';
import { printDocument } from './print-document.ts';
import { startProgress } from './progress.ts';
import { type AnalysisDocument, toDocument } from './to-document.ts';
import type { Streams } from '../streams.ts';

export interface AnalyzeOptions {
  /** Files and folders, as the person named them. */
  files: readonly string[];
  json: boolean;
  /** ISO time, or null. */
  since: string | null;
  modelDir: string | null;
  version: string;
  /** Epoch ms. */
  now: number;
}

/** 0 nothing found, 1 incidents found, 2 could not read, 3 less than half understood. */
export type AnalyzeExit = 0 | 1 | 2 | 3;

const isoTime = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** Reads the files twice, tells what is in them, and answers with the exit code. */
export async function runAnalyze(options: AnalyzeOptions, streams: Streams): Promise<AnalyzeExit> {
  const fail = (message: string): 2 => {
    streams.error(`${harmless(message)}\n`);
    return 2;
  };
  const since = options.since === null ? null : Date.parse(options.since);
  if (since !== null && (Number.isNaN(since) || !isoTime.test(options.since!)))
    return fail(`--since: "${options.since}" is no ISO time such as 2026-06-01T12:00:00Z`);
  const models = openModels(options.modelDir);
  if (typeof models === 'string') return fail(models);
  const { files, unreadable } = listFiles(options.files);
  for (const { file, reason } of unreadable) fail(`${file}: ${reason}`);
  if (files.length === 0) return fail('There is no file to read.');
  const progress = startProgress(files, { passes: 2, streams });
  const reading = {
    lookUp: openIntelligence().lookUp,
    onBytes: progress.onBytes,
    now: options.now,
  };
  const learnt = await learn(files, reading);
  const judged = await judge(files, { learnt, models, reading });
  progress.end();
  const document = toDocument({ learnt, judged, version: options.version, since });
  streams.out(options.json ? `${harmlessJson(document)}\n` : printDocument(document));
  return unreadable.length > 0 ? 2 : exitOf(learnt, document);
}

function exitOf(learnt: Learnt, document: AnalysisDocument): AnalyzeExit {
  const understood = learnt.eventsRead + learnt.repeated;
  const isUnread = learnt.notUnderstood.every(({ line }) => line === 0);
  if (understood === 0 && isUnread) return 2;
  if (learnt.refused > understood) return 3;
  return document.incidents.length > 0 ? 1 : 0;
}

function openModels(folder: string | null): readonly CompiledModel[] | string {
  if (folder === null) return loadModels();
  try {
    const models = compileModels(readCatalog(folder));
    return models.length > 0 ? models : `--model-dir: there is no .yml file in ${folder}`;
  } catch (error) {
    return `--model-dir: ${(error as Error).message}`;
  }
}
