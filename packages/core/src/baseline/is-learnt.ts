import type { Act } from '../entity/types.ts';

/** A refused act shows what someone wanted, not what the subject does. */
export function isLearnt(act: Act): boolean {
  return act.subject !== null && act.outcome !== 'failure';
}
