import {
  entityKeyOf,
  explainSilence,
  hoursAround,
  type ModelVerdict,
  sayVerdict,
  type ScoredAct,
  scoreAct,
} from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { loadHitTest, loadModels } from '@nightjar/models';
import { fail } from '../analyze/analyze-files.ts';
import { harmless, harmlessJson } from '../analyze/harmless.ts';
import { learn } from '../analyze/learn.ts';
import { listFiles } from '../analyze/list-files.ts';
import { startProgress } from '../analyze/progress.ts';
import { readActs } from '../analyze/read-acts.ts';
import type { Streams } from '../streams.ts';

export interface WhyOptions {
  files: readonly string[];
  user: string;
  /** Epoch ms. */
  at: number;
  hours: number;
  json: boolean;
  /** Epoch ms. */
  now: number;
}

/** Tells of one entity and a span of hours what each model said; answers with the exit code. */
export async function runWhy(options: WhyOptions, streams: Streams): Promise<0 | 2> {
  const { files, unreadable } = listFiles(options.files);
  for (const { file, reason } of unreadable) fail(streams, `${file}: ${reason}`);
  if (files.length === 0) return fail(streams, 'There is no file to read.');
  const subject = entityKeyOf(options.user);
  const acts = await readSubject(files, { subject, now: options.now, streams });
  if (acts.length === 0) return fail(streams, `${subject} does nothing in these logs.`);
  const span = hoursAround(options.at, options.hours);
  const models = loadModels();
  const verdicts = explainSilence({ models, subject, acts, anchors: [], ...span });
  const seen = acts.filter(({ time }) => time >= span.from && time <= span.to).length;
  streams.out(
    options.json
      ? `${harmlessJson({ subject, ...isoSpan(span), acts: seen, models: verdicts.map(toJson) })}\n`
      : tell({ subject, span, seen, verdicts }),
  );
  return 0;
}

async function readSubject(
  files: readonly string[],
  of: { subject: string; now: number; streams: Streams },
): Promise<ScoredAct[]> {
  const progress = startProgress(files, { passes: 2, streams: of.streams });
  const { lookUp } = openIntelligence();
  const reading = { lookUp, onBytes: progress.onBytes, now: of.now };
  const { view } = await learn(files, reading, loadHitTest());
  const acts = new Map<string, ScoredAct>();
  for await (const read of readActs(files, reading)) {
    if (read.ok && read.act.subject === of.subject) acts.set(read.act.id, scoreAct(read.act, view));
  }
  progress.end();
  return [...acts.values()];
}

const isoSpan = ({ from, to }: { from: number; to: number }) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

/** The act by what an analyst looks it up with. */
function toJson({ act, ...verdict }: ModelVerdict) {
  return {
    ...verdict,
    act: act && {
      uid: act.uid,
      time: new Date(act.time).toISOString(),
      operation: act.operation,
      ip: act.ip,
    },
  };
}

interface Told {
  subject: string;
  span: { from: number; to: number };
  seen: number;
  verdicts: readonly ModelVerdict[];
}

function tell({ subject, span, seen, verdicts }: Told): string {
  const { from, to } = isoSpan(span);
  const told = verdicts.filter(({ verdict }) => verdict !== 'silent').map(lineOf);
  const silent = verdicts.length - told.length;
  const head = `${subject}, ${from} to ${to}: ${seen} acts.`;
  const tail = `${silent} models look at nothing of this, or miss it by far.`;
  return `${[head, ...told, tail].map(harmless).join('\n')}\n`;
}

const words = { matched: 'MATCHED ', excluded: 'EXCLUDED', near: 'near    ', silent: '' } as const;

function lineOf(told: ModelVerdict): string {
  const { act, model, verdict } = told;
  const what = act ? ` (${act.operation} at ${new Date(act.time).toISOString()}, ${act.uid})` : '';
  return `  ${words[verdict]} ${model}: ${sayVerdict(told)}${what}`;
}
