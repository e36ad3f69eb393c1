import { stableId } from '../entity/stable-id.ts';
import type { EntityKey } from '../entity/types.ts';
import type { Incident } from '../incident/types.ts';
import type { Breach } from '../model/types.ts';
import { isLive } from './action-state.ts';
import {
  matchComplianceActivity,
  matchSuspiciousActivity,
  type RespondMatch,
} from './match-respond-models.ts';
import { protectedSays } from './refuse-execution.ts';
import type { ActionKind, ResponseAction } from './types.ts';

export interface ResponsePolicy {
  mode: 'confirm' | 'autonomous' | 'off';
  /** Why accounts are never acted on: break-glass accounts and their like. Beats every mode. */
  protectedTargets: ReadonlyMap<EntityKey, string>;
  /** How long a proposal waits for a person. */
  pendingLifeMs?: number;
}

/** A RESPOND model that matched; it exists whether or not policy lets anything be done. */
export interface RespondBreach {
  id: string;
  tenantId: string;
  modelUuid: string;
  modelPath: string;
  priority: number;
  subject: EntityKey;
  subjectName: string;
  incidentId: string;
  /** Breaches of the subject that the match stands on. */
  breachIds: readonly string[];
  /** Latest of them, epoch ms. */
  time: number;
  score: number;
  reason: string;
}

export interface ResponsePlan {
  respondBreaches: RespondBreach[];
  actions: ResponseAction[];
  /** Matched on protected accounts: over before they began, and kept so that people see why. */
  refused: ResponseAction[];
  /** Matched where responses are off. */
  withheld: EntityKey[];
}

export interface Situation {
  incident: Incident;
  /** The incident's breaches. */
  breaches: readonly Breach[];
  policy: ResponsePolicy;
  /** Every action so far of the tenant, or at least of these subjects, read in the writing transaction. */
  known: readonly ResponseAction[];
  now: number;
}

const pendingLifeMs = 24 * 3_600_000;
const kind: ActionKind = 'forceLogout';

/**
 * An action's id. The cause is a generation: how many actions of this kind the target already had. Incident
 * and breach ids will not do, since an earlier breach that arrives late, a merge or a second incident of the
 * same user changes them and would propose the same logout twice. Generation 0 is the same for all of these,
 * for two workers at once and for a replay; the next one is reached only when the last is over and the
 * account was active since, so the primary key alone keeps repetitions out.
 */
export function actionId(of: {
  tenantId: string;
  targetKey: EntityKey;
  kind: ActionKind;
  generation: number;
}): string {
  return stableId('action', of.tenantId, of.targetKey, of.kind, String(of.generation));
}

/** Matches the RESPOND models against an incident and proposes what is not already in hand. */
export function planResponse(situation: Situation): ResponsePlan {
  const { incident, breaches } = situation;
  const matches = [
    matchSuspiciousActivity(incident, breaches),
    matchComplianceActivity(breaches),
  ].filter((match) => match !== undefined);
  const plan: ResponsePlan = { respondBreaches: [], actions: [], refused: [], withheld: [] };
  const planned = new Set<EntityKey>();
  for (const match of matches) {
    for (const target of match.targets) {
      const proposal = proposeFor(target, match, situation);
      if (!proposal) continue;
      plan.respondBreaches.push(proposal.respondBreach);
      if (planned.has(target)) continue;
      planned.add(target);
      if (proposal.action === undefined) plan.withheld.push(target);
      else if (proposal.action.state === 'failed') plan.refused.push(proposal.action);
      else plan.actions.push(proposal.action);
    }
  }
  return plan;
}

interface Proposal {
  respondBreach: RespondBreach;
  /** None where responses are off. */
  action?: ResponseAction;
}

/** Undefined while an earlier action stands for the target, or nothing happened since the last one. */
function proposeFor(target: EntityKey, match: RespondMatch, on: Situation): Proposal | undefined {
  const own = on.breaches.filter((breach) => breach.subject === target);
  const earlier = on.known.filter((action) => action.targetKey === target && action.kind === kind);
  const generation = earlier.length;
  if (earlier.some((action) => isLive(action, on.now))) return undefined;
  const lastProposedAt = Math.max(-Infinity, ...earlier.map((action) => action.proposedAt));
  if (!own.some((breach) => breach.endTime > lastProposedAt)) return undefined;
  const respondBreach = respondBreachOf({ target, match, own, generation, incident: on.incident });
  const action = actionOf(respondBreach, generation, on);
  const protection = on.policy.protectedTargets.get(target);
  if (protection !== undefined) {
    const reason = protectedSays(protection);
    return { respondBreach, action: { ...action, state: 'failed', reason, expiresAt: on.now } };
  }
  return on.policy.mode === 'off' ? { respondBreach } : { respondBreach, action };
}

function respondBreachOf(of: {
  target: EntityKey;
  match: RespondMatch;
  own: readonly Breach[];
  generation: number;
  incident: Incident;
}): RespondBreach {
  const { target, match, own, incident } = of;
  const id = stableId(
    'respondBreach',
    incident.tenantId,
    match.model.uuid,
    target,
    String(of.generation),
  );
  return {
    id,
    tenantId: incident.tenantId,
    modelUuid: match.model.uuid,
    modelPath: match.model.path,
    priority: match.model.priority,
    subject: target,
    subjectName: own[0]!.subjectName,
    incidentId: incident.id,
    breachIds: own.map((breach) => breach.id).sort(),
    time: Math.max(...own.map((breach) => breach.endTime)),
    score: incident.score,
    reason: match.reason,
  };
}

function actionOf(cause: RespondBreach, generation: number, on: Situation): ResponseAction {
  const isAutonomous = on.policy.mode === 'autonomous';
  return {
    id: actionId({ tenantId: cause.tenantId, targetKey: cause.subject, kind, generation }),
    tenantId: cause.tenantId,
    kind,
    targetKey: cause.subject,
    targetName: cause.subjectName,
    incidentId: cause.incidentId,
    causeBreachId: cause.id,
    state: isAutonomous ? 'approved' : 'pending',
    reason: isAutonomous ? `${cause.reason}; approved by policy` : cause.reason,
    proposedAt: on.now,
    expiresAt: on.now + (on.policy.pendingLifeMs ?? pendingLifeMs),
  };
}
