import { compileModels, type CompiledModel, ModelError } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import { readCatalog } from '@nightjar/models/read-catalog';
import { judge } from './judge.ts';
import { learn } from './learn.ts';
import { listFiles } from './list-files.ts';
import { printDocument } from './print-document.ts';
import { startProgress } from './progress.ts';
import { toDocument } from './to-document.ts';

export interface AnalyzeOptions {
  files: readonly string[];
  json: boolean;
  /** ISO time, or null. */
  since: string | null;
  modelDir: string | null;
  version: string;
}

/** Exit code: 0 nothing found, 1 incidents found, 2 could not read, 3 less than half understood. */
export async function runAnalyze(options: AnalyzeOptions): Promise<number> {
  const since = options.since === null ? null : Date.parse(options.since);
  if (since !== null && Number.isNaN(since))
    return fail(`--since: "${options.since}" is no ISO time`);
  const models = openModels(options.modelDir);
  if (typeof models === 'string') return fail(models);
  const { files, unreadable } = listFiles(options.files);
  for (const one of unreadable) process.stderr.write(`${one.file}: ${one.reason}\n`);
  if (files.length === 0) return fail('no file to read');
  const { lookUp } = openIntelligence();
  const progress = startProgress(files, 2);
  const reading = { lookUp, onBytes: progress.onBytes };
  const learnt = await learn(files, reading);
  const judged = await judge(files, { learnt, models, reading });
  progress.end();
  const document = toDocument({ learnt, judged, version: options.version, since });
  process.stdout.write(options.json ? `${JSON.stringify(document)}\n` : printDocument(document));
  if (learnt.eventsRead === 0) return 2;
  if (learnt.refused > learnt.eventsRead) return 3;
  return document.incidents.length > 0 ? 1 : 0;
}

function openModels(folder: string | null): readonly CompiledModel[] | string {
  if (folder === null) return loadModels();
  try {
    return compileModels(readCatalog(folder));
  } catch (error) {
    return error instanceof ModelError ? error.message : `--model-dir: ${(error as Error).message}`;
  }
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}
