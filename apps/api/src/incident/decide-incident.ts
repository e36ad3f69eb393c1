import { isEnded, type DecisionChange, type DecisionKind } from '@nightjar/core';
import {
  appendAudit,
  insertIncidentDecision,
  type QueuedIncident,
  type TenantTx,
} from '@nightjar/db';
import { faultOfText, invalid } from '../results.ts';

/** What a person wants to say of an incident. */
export interface Wish {
  kind: DecisionKind;
  change?: DecisionChange;
  reason?: string | null;
  note?: string | null;
  internal?: boolean;
}

type Fault = ReturnType<typeof invalid> | undefined;

const snoozeMaxMs = 30 * 24 * 3_600_000;
const needsOpen: ReadonlySet<DecisionKind> = new Set(['acknowledge', 'start', 'hold', 'snooze']);

/** Why the wish cannot be granted, if so. `now` in epoch ms. */
export function faultOfWish(wish: Wish, incident: QueuedIncident, now: number): Fault {
  const field = wish.kind === 'comment' ? 'text' : 'note';
  return (
    faultOfStatus(wish, incident) ??
    faultOfTime(wish, now) ??
    faultOfText(field, wish.note, isNoteNeeded(wish, incident))
  );
}

function faultOfStatus({ kind, change }: Wish, { stand }: QueuedIncident): Fault {
  if (kind === 'reopen' && !isEnded(stand)) return invalid('id', 'The incident is open.');
  if (needsOpen.has(kind) && isEnded(stand))
    return invalid('id', 'The incident is closed: open it again first.');
  if (kind === 'close' && !change?.verdict && stand.status !== 'resolved')
    return invalid('status', 'Only what is resolved is closed without a verdict.');
  return undefined;
}

function faultOfTime({ kind, change }: Wish, now: number): Fault {
  if (kind !== 'snooze' || change?.until == null) return undefined;
  const isFine = change.until > now && change.until <= now + snoozeMaxMs;
  return isFine ? undefined : invalid('until', 'Within the next 30 days.');
}

function isNoteNeeded({ kind, change, reason }: Wish, { severity }: QueuedIncident): boolean {
  if (kind === 'comment') return true;
  const verdict = change?.verdict;
  if (verdict === undefined || verdict === 'true_positive') return false;
  // Which one it duplicates, and why nothing can be said, stands in the note alone.
  const isBare = verdict === 'duplicate' || verdict === 'undetermined' || reason === 'OTHER';
  return isBare || severity === 'Critical';
}

/** Records the decision and its audit entry together; false where the tenant has no such incident. */
export async function decideIncident(
  tx: TenantTx,
  incident: QueuedIncident,
  said: Wish & { personId: string; at: number },
): Promise<boolean> {
  const { kind, change = {}, reason = null, internal = false, personId, at } = said;
  const note = said.note?.trim() || null;
  const decision = { kind, change, reason, note, internal, personId, at };
  if (!(await insertIncidentDecision(tx, { ...decision, incidentId: incident.id }))) return false;
  await appendAudit(tx, {
    at,
    personId,
    action: `incident.${kind}`,
    object: `incident:${incident.id}`,
    before: { status: incident.stand.status, revision: incident.revision },
    after: { kind, reason, internal, ...change },
    reason: note,
  });
  return true;
}
