import type { ScoredAct } from '../baseline/types.ts';
import { makeAct } from './make-act.ts';

/** An act of somebody known from a source that is usual, of which no feature was scored; `more` says what else is so. */
export function makeScoredAct(id: string, more: Partial<ScoredAct> = {}): ScoredAct {
  return {
    ...makeAct(id),
    scores: {},
    rareNet: false,
    rareSource: false,
    judgedAcrossUsers: false,
    maturity: 1,
    busiest: {},
    succeededFromNetwork: true,
    appAgeDays: null,
    window: 'the 90 days',
    ...more,
  };
}
