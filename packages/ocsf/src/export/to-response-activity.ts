import type { ActionKind, ActionState, ResponseAction } from '@nightjar/core';
import { type ExportOptions, headOf, type OcsfRecord, severityIds, textOf } from './finding.ts';

const activities = { evict: 2, restore: 3 } as const;

const countermeasures: Readonly<Record<ActionKind, { uid: string; name: string }>> = {
  forceLogout: { uid: 'D3-ANCI', name: 'Authentication Cache Invalidation' },
  disableUser: { uid: 'D3-AL', name: 'Account Locking' },
};

/** Success, Failure, Partial where it is known; what is under way or was not done is Other, by its name. */
const statusIds: Readonly<Partial<Record<ActionState, number>>> = {
  verified: 1,
  reverted: 1,
  failed: 2,
  unknown: 0,
};
const partial = 4;
const other = 99;

export interface ActionNotes {
  /** Epoch ms of its present state; unsaid: when it was proposed. */
  at?: number;
}

/**
 * A response action in its present state as Remediation Activity 7001; in 1.1.0, which has no such class,
 * as Account Change 3001.
 */
export function toResponseActivity(
  action: ResponseAction,
  options: ExportOptions,
  { at = action.proposedAt }: ActionNotes = {},
): OcsfRecord {
  const isRich = options.version !== '1.1.0';
  const head = headOf(
    {
      classUid: isRich ? 7001 : 3001,
      activity: isRich ? activityOf(action) : accountActivityOf(action),
      severity: severityIds.Informational,
      time: at,
      tenantId: action.tenantId,
      uid: `${action.id}:${action.state}`,
    },
    options,
  );
  return {
    ...head,
    metadata: { ...head.metadata, correlation_uid: action.incidentId },
    ...statusOf(action.state, isRich),
    message: `${action.kind}: ${action.state}`,
    ...(isRich ? commandOf(action) : accountOf(action)),
    unmapped: {
      kind: action.kind,
      targetKey: action.targetKey,
      incidentId: action.incidentId,
      causeBreachId: action.causeBreachId,
      proposedAt: action.proposedAt,
      expiresAt: action.expiresAt,
    },
  };
}

function activityOf({ state }: ResponseAction): number {
  return state === 'reverted' ? activities.restore : activities.evict;
}

/** Enable and Disable; a logout changes the account in a way that 1.1.0 has no word for. */
function accountActivityOf({ kind, state }: ResponseAction): number {
  if (kind === 'forceLogout') return other;
  return state === 'reverted' ? 2 : 5;
}

function statusOf(state: ActionState, isRich: boolean): Partial<OcsfRecord> {
  const isPartial = state === 'partially_applied' && isRich;
  return { status_id: isPartial ? partial : (statusIds[state] ?? other), status: state };
}

function commandOf(action: ResponseAction): Partial<OcsfRecord> {
  return {
    command_uid: action.id,
    countermeasures: [
      {
        d3f_tactic: { name: action.state === 'reverted' ? 'Restore' : 'Evict' },
        d3f_technique: countermeasures[action.kind],
      },
    ],
    remediation: { desc: textOf(action.reason) },
    observables: [
      { name: 'target', type_id: 4, type: 'User Name', value: textOf(action.targetName) },
    ],
  };
}

function accountOf(action: ResponseAction): Partial<OcsfRecord> {
  return {
    user: { uid: textOf(action.targetKey), name: textOf(action.targetName) },
    status_detail: textOf(action.reason),
  };
}
