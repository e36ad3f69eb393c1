import type { ScoredAct } from '../baseline/types.ts';
import type { Rate } from '../feature/index.ts';
import type { AgentRef, ScoreTerm } from './types.ts';

/** How much there was, and how much is usual. */
export interface Volume {
  amount: number;
  /** The busiest hour of the baseline; null: nothing is compared. */
  usual: number | null;
  rate: Rate | null;
  withinMinutes: number;
}

/** A raw hit of one model. */
export interface Match {
  model: string;
  act: ScoredAct;
  agent: AgentRef | null;
  /** Acts that it stands on, the own one last. */
  cited: readonly ScoredAct[];
  terms: readonly ScoreTerm[];
  failures: number | null;
  volume: Volume | null;
  usersTargeted: number | null;
  passwordRight: boolean;
  /** Models that a sequence read. */
  citedModels: readonly string[];
}
