import type { ScoreTerm } from '../graphql/schema.ts';

export interface Step extends ScoreTerm {
  from: number;
  to: number;
}

/** Each term with the sum before and after it. */
export function waterfallOf(terms: readonly ScoreTerm[]): Step[] {
  let sum = 0;
  return terms.map((term) => {
    const from = sum;
    sum += term.points;
    return { ...term, from, to: sum };
  });
}
