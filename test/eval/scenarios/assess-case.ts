import { complianceActivityBlock, suspiciousActivityBlock } from '@nightjar/core';
import type { AttackCase } from './attack-cases.ts';
import type { Comparison } from './compare-with-truth.ts';

/** A line of the result. */
export interface Assessed extends Comparison {
  id: string;
  ok: boolean;
}

/** Whether all that had a cause was found, nothing else, and as the right number of incidents. */
export function assessCase(of: AttackCase, comparison: Comparison): Assessed {
  const missing = [...comparison.missing, ...missingResponses(of, comparison)];
  const isRight = {
    'one critical': comparison.incidents === 1 && comparison.critical === 1,
    one: comparison.incidents === 1,
    none: comparison.incidents === 0,
  }[of.incidents];
  const isWhole = of.isSlow === true || missing.length === 0;
  const ok = isWhole && comparison.unexpected.length === 0 && isRight;
  return { id: of.id, ok, ...comparison, missing };
}

/** Scenario A is cause for both models of RESPOND. */
function missingResponses({ truth }: AttackCase, { models }: Comparison): string[] {
  if (truth.scenario !== 'scenario-a') return [];
  return [suspiciousActivityBlock.path, complianceActivityBlock.path].filter(
    (path) => !models.includes(path),
  );
}
