import {
  appendAudit,
  insertIncidentDecision,
  type IncidentDecision,
  type QueuedIncident,
  type TenantTx,
} from '@nightjar/db';
import { faultOfText, invalid } from '../results.ts';

/** What a person wants to say of an incident. */
export type Wish = Pick<IncidentDecision, 'kind' | 'reason' | 'note' | 'internal'>;

/** Why the wish cannot be granted, if so. */
export function faultOfWish(wish: Wish, incident: QueuedIncident) {
  const needsNote =
    wish.kind === 'benign' && (incident.severity === 'Critical' || wish.reason === 'OTHER');
  if (wish.kind === 'reopen' && !['benign', 'contained'].includes(incident.standing))
    return invalid('id', 'The incident is open.');
  const field = wish.kind === 'comment' ? 'text' : 'note';
  return faultOfText(field, wish.note, needsNote || wish.kind === 'comment');
}

/** Records the decision and its audit entry together; false where the tenant has no such incident. */
export async function decideIncident(
  tx: TenantTx,
  incident: QueuedIncident,
  said: Wish & { personId: string; at: number },
): Promise<boolean> {
  const decision = { ...said, note: said.note?.trim() || null, incidentId: incident.id };
  if (!(await insertIncidentDecision(tx, decision))) return false;
  const { kind, reason, internal } = said;
  await appendAudit(tx, {
    at: said.at,
    personId: said.personId,
    action: `incident.${kind}`,
    object: `incident:${incident.id}`,
    before: { status: incident.standing, revision: incident.revision },
    after: { kind, reason, internal },
    reason: decision.note,
  });
  return true;
}
