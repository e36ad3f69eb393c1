import type { ScoredAct } from '../baseline/types.ts';
import type { AgentRef, ScoreTerm } from './types.ts';

/** A raw hit of one model. */
export interface Match {
  model: string;
  act: ScoredAct;
  agent: AgentRef | null;
  /** Acts that it stands on, the own one last. */
  cited: readonly ScoredAct[];
  terms: readonly ScoreTerm[];
  failures: number | null;
  usersTargeted: number | null;
  passwordRight: boolean;
  /** Models that a sequence read. */
  citedModels: readonly string[];
}
