import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileModels, type CompiledModel, ModelError } from '@nightjar/core';
import type { Network } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import { lineOf, readCatalog } from '@nightjar/models/read-catalog';
import { analyzeFiles, fail } from './analyze-files.ts';
import { harmlessJson } from './harmless.ts';
import type { Learnt } from './learn.ts';
import { printDocument } from './print-document.ts';
import { type AnalysisDocument, toDocument } from './to-document.ts';
import { formOf, writeReport } from './write-report.ts';
import type { Streams } from '../streams.ts';

export interface AnalyzeOptions {
  /** Files and folders, as the person named them. */
  files: readonly string[];
  json: boolean;
  /** Where to write a report: a name that ends in .html or .pdf; or null. */
  report: string | null;
  /** ISO time, or null. */
  since: string | null;
  modelDir: string | null;
  egress: readonly Network[];
  version: string;
  /** Epoch ms. */
  now: number;
}

/** 0 nothing found, 1 incidents found, 2 could not read, 3 less than half understood. */
export type AnalyzeExit = 0 | 1 | 2 | 3;

const isoTime = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** Reads the files twice, tells what is in them, and answers with the exit code. */
export async function runAnalyze(options: AnalyzeOptions, streams: Streams): Promise<AnalyzeExit> {
  const since = options.since === null ? null : Date.parse(options.since);
  if (since !== null && (Number.isNaN(since) || !isoTime.test(options.since!)))
    return fail(streams, `--since: "${options.since}" is no ISO time such as 2026-06-01T12:00:00Z`);
  if (options.report !== null && formOf(options.report) === null)
    return fail(streams, `--report: "${options.report}" ends neither in .html nor in .pdf`);
  const models = openModels(options.modelDir);
  if (typeof models === 'string') return fail(streams, models);
  const { egress, now } = options;
  const analysed = await analyzeFiles(options.files, { models, egress, now, streams });
  if (analysed === null) return 2;
  const document = toDocument({ ...analysed, version: options.version, since });
  if (options.report !== null) {
    const refused = await writeReport(options.report, { ...analysed, ...options, since });
    if (refused !== null) return fail(streams, refused);
  }
  streams.out(options.json ? `${harmlessJson(document)}\n` : printDocument(document));
  return analysed.isWhole ? exitOf(analysed.learnt, document) : 2;
}

function exitOf(learnt: Learnt, document: AnalysisDocument): AnalyzeExit {
  const understood = learnt.eventsRead + learnt.repeated;
  const isUnread = learnt.notUnderstood.every(({ line }) => line === 0);
  if (understood === 0 && isUnread) return 2;
  if (learnt.refused > understood) return 3;
  return document.incidents.length > 0 ? 1 : 0;
}

/** The fault with the line of its file, as far as it can be found. */
function placed(error: Error, folder: string): string {
  if (!(error instanceof ModelError) || !/\.ya?ml$/.test(error.model)) return error.message;
  const line = lineOf(readFileSync(join(folder, error.model), 'utf8'), error.word);
  return `${error.model}:${line}: ${error.problem}`;
}

function openModels(folder: string | null): readonly CompiledModel[] | string {
  if (folder === null) return loadModels();
  try {
    const models = compileModels(readCatalog(folder));
    return models.length > 0 ? models : `--model-dir: there is no .yml file in ${folder}`;
  } catch (error) {
    return `--model-dir: ${placed(error as Error, folder)}`;
  }
}
