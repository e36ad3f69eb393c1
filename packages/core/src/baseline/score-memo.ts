import type { Group } from '../entity/types.ts';
import type { CatalogFeature } from '../feature/index.ts';
import type { Day } from './days.ts';
import type { FeatureScore, ScoredAct } from './types.ts';

const usualScoresMax = 50_000;

/** What was told of one subject on one day. */
export interface ScoresOfDay {
  /** By number of the feature what was told last: most acts show what the one before showed. */
  latest: (FeatureScore | undefined)[];
  /** By number of the feature all by value, where there were several. */
  values: (Map<string, FeatureScore> | undefined)[];
  /** By number of the rate. */
  busiest: (ScoredAct['busiest'] | undefined)[];
  /** The same for all that the subject does on the day; undefined: not asked for yet. */
  lastActive: Day | null | undefined;
  usersKnown: number | undefined;
  peerGroup: Group | null | undefined;
  peersKnown: number | undefined;
  window: string | undefined;
}

/**
 * Scores told before: most acts of a day show what others showed. Good for one view as it stands, so make a new
 * one where days were put.
 */
export class ScoreMemo {
  readonly #days = new Map<Day, Map<string, ScoresOfDay>>();
  /** Acts come nearly in the order of time. */
  #latest: { day: Day; subjects: Map<string, ScoresOfDay> } | undefined;
  readonly #scoresMax: number;
  #size = 0;

  constructor(scoresMax = usualScoresMax) {
    this.#scoresMax = scoresMax;
  }

  of(subject: string, day: Day): ScoresOfDay {
    // Dropped whole when full, so that it does not grow with what is scored.
    if (this.#size > this.#scoresMax) {
      this.#days.clear();
      this.#latest = undefined;
      this.#size = 0;
    }
    const subjects = this.#subjectsOf(day);
    let found = subjects.get(subject);
    if (!found) subjects.set(subject, (found = nothingTold()));
    return found;
  }

  #subjectsOf(day: Day): Map<string, ScoresOfDay> {
    if (this.#latest?.day === day) return this.#latest.subjects;
    let subjects = this.#days.get(day);
    if (!subjects) this.#days.set(day, (subjects = new Map()));
    this.#latest = { day, subjects };
    return subjects;
  }

  find(of: ScoresOfDay, { number }: CatalogFeature, value: string): FeatureScore | undefined {
    const latest = of.latest[number];
    if (latest === undefined || latest.value === value) return latest;
    const found = of.values[number]?.get(value);
    if (found !== undefined) of.latest[number] = found;
    return found;
  }

  put(of: ScoresOfDay, { number }: CatalogFeature, score: FeatureScore): void {
    const latest = of.latest[number];
    if (latest !== undefined) {
      of.values[number] ??= new Map([[latest.value, latest]]);
      of.values[number].set(score.value, score);
    }
    of.latest[number] = score;
    this.#size++;
  }
}

function nothingTold(): ScoresOfDay {
  return {
    latest: [],
    values: [],
    busiest: [],
    lastActive: undefined,
    usersKnown: undefined,
    peerGroup: undefined,
    peersKnown: undefined,
    window: undefined,
  };
}
