export const actionStates = [
  'pending',
  'approved',
  'executing',
  'verified',
  'failed',
  'partially_applied',
  'unknown',
  'declined',
  'lapsed',
  'expired',
  'cleared',
  'reverted',
] as const;
export type ActionState = (typeof actionStates)[number];

export type ActionKind = 'forceLogout' | 'disableUser';

/** One containment step with a lifecycle. `id` = hash(tenant, target, kind, cause). */
export interface ResponseAction {
  id: string;
  tenantId: string;
  kind: ActionKind;
  /** Immutable object id at the provider where known; the name is shown, never acted on. */
  targetKey: string;
  targetName: string;
  incidentId: string;
  /** Id of the breach (of a RESPOND model) that caused it. */
  causeBreachId: string;
  state: ActionState;
  reason: string;
  proposedAt: number;
  /** A pending action lapses then. */
  expiresAt: number;
}
