import type { Feature, Rate } from '../feature/index.ts';
import type { Day } from './days.ts';
import type { FeatureScore } from './types.ts';

const scoresMax = 50_000;

/** What was told of one subject on one day. */
export interface ScoresOfDay {
  /** By value: of each feature that shows it, and few show the same. */
  values: Map<string, FeatureScore[]>;
  busiest: Map<Rate, number>;
  /** The same for all that the subject does on the day; undefined: not asked for yet. */
  lastActive: Day | null | undefined;
  usersKnown: number | undefined;
  window: string | undefined;
}

/**
 * Scores told before: most acts of a day show what others showed. Good for one view as it stands, so make a new
 * one where days were put.
 */
export class ScoreMemo {
  readonly #days = new Map<Day, Map<string, ScoresOfDay>>();
  #size = 0;

  of(subject: string, day: Day): ScoresOfDay {
    // Dropped whole when full, so that it does not grow with what is scored.
    if (this.#size > scoresMax) {
      this.#days.clear();
      this.#size = 0;
    }
    let subjects = this.#days.get(day);
    if (!subjects) this.#days.set(day, (subjects = new Map()));
    let found = subjects.get(subject);
    if (!found) subjects.set(subject, (found = nothingTold()));
    return found;
  }

  find(of: ScoresOfDay, feature: Feature, value: string): FeatureScore | undefined {
    const scores = of.values.get(value);
    if (scores === undefined) return undefined;
    for (const score of scores) if (score.feature === feature) return score;
    return undefined;
  }

  put(of: ScoresOfDay, score: FeatureScore): void {
    const scores = of.values.get(score.value);
    if (scores) scores.push(score);
    else of.values.set(score.value, [score]);
    this.#size++;
  }
}

function nothingTold(): ScoresOfDay {
  return {
    values: new Map(),
    busiest: new Map(),
    lastActive: undefined,
    usersKnown: undefined,
    window: undefined,
  };
}
