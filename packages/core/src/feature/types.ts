import type { Act, Metric } from '../entity/types.ts';

/**
 * A feature whose values are words: which network, which region, which port. What an entity showed on each
 * day is kept, and a value is rare where few of its days showed something as new.
 */
export interface ValueFeature {
  name: string;
  /** What it is called in a sentence. */
  label: string;
  /** Acts that can show it; absent: all. */
  metrics?: readonly Metric[];
  /** The values that an act shows. */
  values(act: Act): string | readonly string[] | null;
  /** What is learnt of it where that is more than it shows: an hour makes its neighbours usual. */
  learnt?(act: Act): readonly string[];
  /** It is learnt only on days on which so many different ones showed it. */
  crowd?: { of(act: Act): string | null; atLeast: number };
  /** A refused act shows it too; otherwise it shows what someone wanted, not what the entity does. */
  ofRefused?: true;
  /** Days that must be known before it is judged, where ten are too few. */
  daysKnownMin?: number;
}

/**
 * A feature that is counted: how much in an hour. The busiest hour of each day is kept; a count is a rate
 * where it exceeds a floor and three times the busiest hour of the baseline.
 */
export interface RateFeature {
  name: string;
  label: string;
  metrics: readonly Metric[];
  /** How much of it one act is; 0: none. */
  amount(act: Act): number;
  /** Where it counts different things: which one. */
  distinct?(act: Act): string | readonly string[] | null;
  /**
   * Operations of which all but a burst are usual: single acts are not kept, an hour's are once they are
   * many.
   */
  bulk?: readonly string[];
}
