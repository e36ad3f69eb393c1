import type { ActionState, ResponseAction } from '@nightjar/core';
import { askedOf } from './asked.ts';
import { instant, json, text } from './columns.ts';
import type { SweepTx, TenantTx } from './tenancy/index.ts';

/** Who changed an action's state, why, and what the provider said. `at` in epoch ms. */
export interface ActionChange {
  at: number;
  by: string;
  reason: string;
  detail?: unknown;
}

/** Keeps a proposed action with the first entry of its history; false when it is there already. */
export async function insertAction(
  tx: TenantTx,
  action: ResponseAction,
  change: ActionChange,
): Promise<boolean> {
  const made = await tx.query(
    `insert into response_actions (tenant_id, id, kind, target_key, target_name, incident_id,
       cause_breach_id, state, reason, proposed_at, expires_at, changed_at, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict do nothing returning id`,
    [
      tx.tenantId,
      action.id,
      action.kind,
      text(action.targetKey),
      text(action.targetName),
      action.incidentId,
      action.causeBreachId,
      action.state,
      text(action.reason),
      instant(action.proposedAt),
      instant(action.expiresAt),
      instant(change.at),
      json(action),
    ],
  );
  if (made.length === 1) await addHistory(tx, { id: action.id, state: action.state }, change);
  return made.length === 1;
}

/** Moves an action from one state to the next and records it; false when its state is another by now. */
export async function changeAction(
  tx: TenantTx,
  move: { id: string; from: ActionState; to: ActionState },
  change: ActionChange,
): Promise<boolean> {
  const moved = await tx.query(
    `update response_actions set state = $4, changed_at = $5,
       body = jsonb_set(body, '{state}', to_jsonb($4::text))
     where tenant_id = $1 and id = $2 and state = $3 returning id`,
    [tx.tenantId, move.id, move.from, move.to, instant(change.at)],
  );
  if (moved.length === 1) await addHistory(tx, { id: move.id, state: move.to }, change);
  return moved.length === 1;
}

async function addHistory(
  tx: TenantTx,
  action: { id: string; state: ActionState },
  { at, by, reason, detail }: ActionChange,
): Promise<void> {
  await tx.query(
    `insert into response_action_history (tenant_id, action_id, seq, at, state, by, reason, detail)
     select $1, $2, 1 + count(*), $3, $4, $5, $6, $7
     from response_action_history where tenant_id = $1 and action_id = $2`,
    [
      tx.tenantId,
      action.id,
      instant(at),
      action.state,
      by,
      text(reason),
      detail === undefined ? null : json(detail),
    ],
  );
}

export interface ActionFilter {
  ids?: readonly string[];
  states?: readonly ActionState[];
}

/** Actions by proposal and id. */
export async function listActions(tx: TenantTx, filter: ActionFilter): Promise<ResponseAction[]> {
  const { where, params } = askedOf(tx, [
    ['id = any (?::uuid[])', filter.ids],
    ['state = any (?::text[])', filter.states],
  ]);
  const rows = await tx.queryPlanned<{ body: ResponseAction }>(
    `select body from response_actions where ${where} order by proposed_at, id`,
    params,
  );
  return rows.map(({ body }) => body);
}

/**
 * Actions of incidents, by proposal and id. Those of an incident that was superseded come with the one in
 * which it lives on, under its id.
 */
export async function listActionsOfIncidents(
  tx: TenantTx,
  incidentIds: readonly string[],
): Promise<ResponseAction[]> {
  const rows = await tx.query<{ body: ResponseAction; incidentId: string }>(
    `select a.body, coalesce(i.heir_id, i.id) as "incidentId" from incidents i
     join response_actions a on a.tenant_id = i.tenant_id and a.incident_id = i.id
     where i.tenant_id = $1
       and (i.heir_id = any ($2::uuid[]) or (i.heir_id is null and i.id = any ($2::uuid[])))
     order by a.proposed_at, a.id`,
    [tx.tenantId, incidentIds],
  );
  return rows.map(({ body, incidentId }) => ({ ...body, incidentId }));
}

/** The history of actions, oldest first. */
export async function listActionHistory(
  tx: TenantTx,
  actionIds: readonly string[],
): Promise<(ActionChange & { actionId: string; state: ActionState })[]> {
  const rows = await tx.query<ActionChange & { actionId: string; state: ActionState; at: Date }>(
    `select action_id as "actionId", state, at, by, reason, detail from response_action_history
     where tenant_id = $1 and action_id = any ($2::uuid[]) order by action_id, seq`,
    [tx.tenantId, actionIds],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** An action in one of the states that it was in, and since when, epoch ms. */
export interface ActionReport {
  action: ResponseAction;
  at: number;
}

/** Every state of every action that began in the span (epoch ms, from inclusive, to exclusive), in order of time. */
export async function listActionReports(
  tx: TenantTx,
  { from, to }: { from: number; to: number },
): Promise<ActionReport[]> {
  const rows = await tx.query<{ body: ResponseAction; state: ActionState; at: Date }>(
    `select a.body, h.state, h.at from response_action_history h
     join response_actions a on a.tenant_id = h.tenant_id and a.id = h.action_id
     where h.tenant_id = $1 and h.at >= $2 and h.at < $3 order by h.at, h.action_id, h.seq`,
    [tx.tenantId, instant(from), instant(to)],
  );
  return rows.map(({ body, state, at }) => ({ action: { ...body, state }, at: at.getTime() }));
}

/** Every state of the actions of an incident, in order of time. */
export async function listActionReportsOf(
  tx: TenantTx,
  incidentId: string,
): Promise<ActionReport[]> {
  const actions = await listActionsOfIncidents(tx, [incidentId]);
  const byId = new Map(actions.map((action) => [action.id, action]));
  const history = await listActionHistory(tx, [...byId.keys()]);
  return history
    .map(({ actionId, state, at }) => ({ action: { ...byId.get(actionId)!, state }, at }))
    .sort((a, b) => a.at - b.at);
}

/** What happened to any of the tenant's actions since `since` (epoch ms), oldest first. */
export async function listActionChanges(
  tx: TenantTx,
  since: number,
): Promise<(ActionChange & { state: ActionState })[]> {
  const rows = await tx.query<ActionChange & { state: ActionState; at: Date }>(
    `select state, at, by, reason, detail from response_action_history
     where tenant_id = $1 and at >= $2 order by at, action_id, seq`,
    [tx.tenantId, instant(since)],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** An action for which this transaction alone decides: its row is locked to the end. */
export async function findActionForUpdate(
  tx: TenantTx,
  id: string,
): Promise<ResponseAction | undefined> {
  const [row] = await tx.query<{ body: ResponseAction }>(
    'select body from response_actions where tenant_id = $1 and id = $2 for update',
    [tx.tenantId, id],
  );
  return row?.body;
}

/** What a person decided about a pending action. `at` in epoch ms. */
export interface ResponseDecision {
  actionId: string;
  personId: string;
  decision: 'approve' | 'decline';
  reason: string | null;
  at: number;
}

export async function findResponseDecision(
  tx: TenantTx,
  actionId: string,
): Promise<ResponseDecision | undefined> {
  const [row] = await tx.query<ResponseDecision & { at: Date }>(
    `select action_id as "actionId", person_id as "personId", decision, reason, at
     from response_decisions where tenant_id = $1 and action_id = $2`,
    [tx.tenantId, actionId],
  );
  return row && { ...row, at: row.at.getTime() };
}

/** Decisions made before `before` (epoch ms) on actions that still stand as pending, or stopped half way. */
export function sweepDecidedActions(
  tx: SweepTx,
  before: number,
): Promise<{ tenantId: string; actionId: string }[]> {
  return tx.queryPlanned(
    `select d.tenant_id as "tenantId", d.action_id as "actionId"
     from response_decisions d
     join response_actions a on a.tenant_id = d.tenant_id and a.id = d.action_id
     where a.state in ('pending', 'approved', 'executing') and d.at < $1
     order by d.tenant_id, d.action_id`,
    [instant(before)],
  );
}

/** Pending actions whose time is over. */
export function sweepLapsedActions(
  tx: SweepTx,
  now: number,
): Promise<{ tenantId: string; actionId: string }[]> {
  return tx.queryPlanned(
    `select tenant_id as "tenantId", id as "actionId" from response_actions
     where state = 'pending' and expires_at <= $1 order by tenant_id, id`,
    [instant(now)],
  );
}
