import { isProviderFailing, type ActionState, type ResponseAction } from '@nightjar/core';
import { findActionForUpdate, inTenant, listActionHistory, type Database } from '@nightjar/db';
import type { Graph } from '../graph/open-graph.ts';
import type { Outcome } from '../graph/outcome.ts';
import { claimAction } from './claim-action.ts';
import { listRecentChanges, providerFault } from './list-recent-changes.ts';
import { moveAction, type Move } from './move-action.ts';
import { readBack } from './read-back.ts';
import { settleAction } from './settle-action.ts';

export interface Executing {
  db: Database;
  graph: Graph;
  tenantId: string;
  /** Responses begun in one tenant within an hour. */
  perHourMax: number;
  /** Epoch ms. */
  now: () => number;
  wait: (ms: number) => Promise<void>;
}

/** After so long, whoever executed an action has died over it. */
export const executingMaxMs = 300_000;
/** A provider shows its own changes late: what is not there by then was not done. */
export const settlingMs = 60_000;
const throttledMax = 3;

/**
 * Carries an action as far as it goes: decided, executed, verified. What it did to the provider and does
 * not know the outcome of is read back, never done again. Two at a time are harmless: one of them moves it.
 */
export async function executeAction(
  of: Executing,
  actionId: string,
): Promise<ActionState | undefined> {
  const action = await inTenant(of.db, of.tenantId, (tx) => settleAction(tx, actionId, of.now()));
  if (action?.state === 'approved') return begin(of, action);
  if (action?.state === 'executing') return takeOver(of, action);
  if (action?.state === 'unknown') return resolveUnknown(of, action);
  return action?.state;
}

/** The account that is looked for; what is shown is never acted on. */
const targetOf = ({ targetKey }: ResponseAction): string => targetKey.replace(/^user:/, '');

async function begin(of: Executing, action: ResponseAction): Promise<ActionState> {
  const recent = await inTenant(of.db, of.tenantId, (tx) => listRecentChanges(tx, of.now()));
  if (isProviderFailing(recent, of.now())) return action.state;
  const target = targetOf(action);
  const before =
    action.kind === 'forceLogout'
      ? await of.graph.getAccount(target)
      : ({ kind: 'refused', reason: 'Nightjar cannot do this yet' } as const);
  // Nothing was done yet: later is as good.
  if (before.kind === 'throttled' || before.kind === 'unclear') return action.state;
  if (before.kind === 'refused') return end(of, action, { type: 'fail', reason: before.reason });
  const started = await claimAction(of, action, before.value);
  if (started?.state !== 'executing') return started?.state ?? action.state;
  // By its id: a name may be another account's by now, which nobody asked whether it is protected.
  const { id, validFrom: validFromBefore } = before.value;
  const outcome = await revoke(of, id);
  if (outcome.kind === 'refused') return end(of, started, { type: 'fail', reason: outcome.reason });
  if (outcome.kind === 'throttled')
    return end(of, started, {
      type: 'fail',
      reason: 'Microsoft Graph has too much to do',
      detail: providerFault,
    });
  if (outcome.kind === 'unclear')
    return loseOutcome(of, started, { reason: outcome.reason, detail: providerFault });
  const found = await readBack({ ...of, target: id, validFromBefore });
  if (found.kind !== 'applied')
    return loseOutcome(of, started, {
      reason: 'Done, but not seen when read back',
      detail: providerFault,
    });
  const reason = `Sessions from before ${found.validFrom} are refused`;
  return end(of, started, { type: 'verify', reason, detail: found });
}

/** Throttled means that nothing was done, so that it can be tried again at once. */
async function revoke(of: Executing, target: string): Promise<Outcome<null>> {
  let outcome = await of.graph.revokeSessions(target);
  for (let tries = 1; outcome.kind === 'throttled' && tries < throttledMax; tries += 1) {
    await of.wait(outcome.retryAfterMs);
    outcome = await of.graph.revokeSessions(target);
  }
  return outcome;
}

async function loseOutcome(
  of: Executing,
  action: ResponseAction,
  why: Pick<Step, 'reason' | 'detail'>,
): Promise<ActionState> {
  const lost = await move(of, action, { type: 'loseOutcome', ...why });
  return lost === undefined ? action.state : resolveUnknown(of, lost);
}

/** Somebody else executes it, or died over it: then nobody knows what was done. */
async function takeOver(of: Executing, action: ResponseAction): Promise<ActionState> {
  const start = await findStart(of, action);
  if (start !== undefined && of.now() - start.at < executingMaxMs) return action.state;
  return loseOutcome(of, action, { reason: 'Whoever executed it has ended' });
}

async function resolveUnknown(of: Executing, action: ResponseAction): Promise<ActionState> {
  const start = await findStart(of, action);
  if (start?.validFromBefore === undefined) return action.state;
  const { validFromBefore } = start;
  const found = await readBack({ ...of, target: targetOf(action), validFromBefore });
  if (found.kind === 'unclear') return action.state;
  const isApplied = found.kind === 'applied';
  if (!isApplied && of.now() - start.at < settlingMs) return action.state;
  const reason = isApplied
    ? `Read back: sessions from before ${found.validFrom} are refused`
    : 'Read back: it was not done';
  const type = isApplied ? 'findApplied' : 'findAbsent';
  return end(of, action, { type, reason, detail: found });
}

/** When the action was started last, and what the provider showed before. */
async function findStart(
  { db, tenantId }: Executing,
  { id }: ResponseAction,
): Promise<{ at: number; validFromBefore: string | undefined } | undefined> {
  const history = await inTenant(db, tenantId, (tx) => listActionHistory(tx, [id]));
  const start = history.findLast(({ state }) => state === 'executing');
  if (start === undefined) return undefined;
  const { validFromBefore } = (start.detail ?? {}) as { validFromBefore?: string };
  return { at: start.at, validFromBefore };
}

type Step = Pick<Move, 'type' | 'reason' | 'detail'>;

function move(
  of: Executing,
  action: ResponseAction,
  step: Step,
): Promise<ResponseAction | undefined> {
  return inTenant(of.db, of.tenantId, async (tx) => {
    const current = await findActionForUpdate(tx, action.id);
    if (current?.state !== action.state) return undefined;
    return moveAction(tx, current, { ...step, at: of.now(), by: 'responder' });
  });
}

async function end(of: Executing, action: ResponseAction, step: Step): Promise<ActionState> {
  return (await move(of, action, step))?.state ?? action.state;
}
