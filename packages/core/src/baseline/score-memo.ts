import type { Feature, Rate } from '../feature/index.ts';
import type { Day } from './days.ts';
import type { FeatureScore } from './types.ts';

const scoresMax = 50_000;

/** What was told of one subject on one day. */
export interface ScoresOfDay {
  /** By feature and value. */
  values: Map<Feature, Map<string, FeatureScore>>;
  busiest: Map<Rate, number>;
  /** The same for all that the subject does on the day; undefined: not asked for yet. */
  lastActive: Day | null | undefined;
  window: string | undefined;
}

/**
 * Scores told before: most acts of a day show what others showed. Good for one view as it stands, so make a new
 * one where days were put.
 */
export class ScoreMemo {
  readonly #days = new Map<string, ScoresOfDay>();
  #size = 0;

  of(subject: string, day: Day): ScoresOfDay {
    // Dropped whole when full, so that it does not grow with what is scored.
    if (this.#size > scoresMax) {
      this.#days.clear();
      this.#size = 0;
    }
    const key = `${day}|${subject}`;
    let found = this.#days.get(key);
    if (!found) this.#days.set(key, (found = nothingTold()));
    return found;
  }

  put(of: ScoresOfDay, score: FeatureScore): void {
    let values = of.values.get(score.feature);
    if (!values) of.values.set(score.feature, (values = new Map()));
    values.set(score.value, score);
    this.#size++;
  }
}

function nothingTold(): ScoresOfDay {
  return { values: new Map(), busiest: new Map(), lastActive: undefined, window: undefined };
}
