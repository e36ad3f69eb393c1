import { dayMs, stableId } from '@nightjar/core';
import { appendAudit, insertExclusion, listExclusions, type TenantTx } from '@nightjar/db';
import { faultOfText, invalid } from '../results.ts';
import { faultOfConditions, faultOfReach, toConditions, type SaidCondition } from './conditions.ts';

/** What a person wants to take out of a model. */
export interface SaidExclusion {
  model: string;
  conditions: readonly SaidCondition[];
  reason: string;
  days: number;
  personId: string;
  /** Epoch ms. */
  at: number;
}

const inForceMax = 200;
const daysMax = 365;

/** Adds the exclusion with its audit entry; answers why not, if so. */
export async function addExclusion(
  tx: TenantTx,
  said: SaidExclusion,
): Promise<ReturnType<typeof invalid> | undefined> {
  const { at, conditions, days, model, personId, reason } = said;
  const fault =
    faultOfConditions(conditions) ??
    faultOfReach(model, conditions) ??
    faultOfText('reason', reason, true);
  if (fault) return fault;
  if (!(days >= 1 && days <= daysMax)) return invalid('days', `1 to ${daysMax} days.`);
  if ((await listExclusions(tx, at)).length >= inForceMax)
    return invalid('model', `At most ${inForceMax} exclusions hold at a time: end one first.`);
  const id = stableId('exclusion', tx.tenantId, model, JSON.stringify(conditions), String(at));
  const row = { id, modelPath: model, conditions: toConditions(conditions), reason: reason.trim() };
  const endsAt = at + days * dayMs;
  await insertExclusion(tx, { ...row, addedBy: personId, addedAt: at, endsAt });
  await appendAudit(tx, {
    at,
    personId,
    action: 'exclusion.add',
    object: `exclusion:${id}`,
    after: { ...row, endsAt },
  });
  return undefined;
}
