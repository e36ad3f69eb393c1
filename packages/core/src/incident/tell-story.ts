import type { Act } from '../entity/types.ts';
import type { Breach } from '../model/types.ts';
import { burstsOf, type Burst } from './bursts.ts';
import { hypothesesOf } from './hypotheses.ts';
import { momentsOf } from './moments.ts';
import { phraseBurst } from './phrase-burst.ts';
import type { StorySentence } from './types.ts';

/** A burst of thousands cites its first and last events; its number counts all of them. */
const citedMax = 100;

/**
 * The incident in order of time, each sentence citing our event ids, inferences last with their
 * probability. `acts`: what the foreign agents did besides what a model breached on.
 *
 * Sentences are plain text. What an outsider chose stands in curly quotes (`quoteHostile`); addresses are
 * raw and defanged where they are shown; the portal escapes the whole.
 */
export function tellStory(breaches: readonly Breach[], acts: readonly Act[] = []): StorySentence[] {
  return [...burstsOf(momentsOf(breaches, acts)).map(tellBurst), ...inferredSentences(breaches)];
}

function tellBurst(burst: Burst): StorySentence {
  return {
    text: phraseBurst(burst),
    evidence: boundedIds(burst.moments.map((moment) => moment.id)),
    kind: 'observed',
    start: burst.moments[0]!.time,
    end: burst.moments.at(-1)!.time,
  };
}

function boundedIds(ids: readonly string[]): string[] {
  if (ids.length <= citedMax) return [...ids];
  return [...ids.slice(0, citedMax / 2), ...ids.slice(-citedMax / 2)];
}

function inferredSentences(breaches: readonly Breach[]): StorySentence[] {
  const start = Math.min(...breaches.map((breach) => breach.time));
  const end = Math.max(...breaches.map((breach) => breach.endTime));
  return hypothesesOf(breaches)
    .filter((hypothesis) => hypothesis.verdict === 'supported')
    .map((hypothesis) => ({
      text: `${hypothesis.text}.`,
      evidence: hypothesis.evidence,
      kind: 'inferred',
      probability: hypothesis.confidence,
      start,
      end,
    }));
}
