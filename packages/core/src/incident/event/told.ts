import type { Act } from '../../entity/types.ts';
import type { Breach } from '../../model/types.ts';
import type { ActIndex } from '../acts-of-incident.ts';
import type { Moment } from '../moments.ts';
import type { Hypothesis } from '../types.ts';
import type { AgentFinding } from './types.ts';

/** What the account of one incident is told from. */
export interface Told {
  /** By time. */
  breaches: readonly Breach[];
  /** What its foreign agents did besides. */
  acts: readonly Act[];
  /** Both, each event once, earliest first. */
  moments: readonly Moment[];
  /** Everything that was kept, for questions that lead further. */
  index: ActIndex;
  hypotheses: readonly Hypothesis[];
  agents: readonly AgentFinding[];
  start: number;
  end: number;
}

export function isSupported({ hypotheses }: Pick<Told, 'hypotheses'>, id: string): boolean {
  return hypotheses.some((one) => one.id === id && one.verdict === 'supported');
}
