import { describe, expect, it, test } from 'vitest';
import {
  breachOf,
  dayMs,
  hourMs,
  perfectData,
  scenarioA,
  scenarioB,
  t0,
  tenantId,
  user,
} from '../incident/breaches.fixture.ts';
import { noDecisions } from '../incident/group-breaches.ts';
import { investigate } from '../incident/investigate.ts';
import type { Breach } from '../model/types.ts';
import { actionTransitions, isLive, transition, type ActionEventType } from './action-state.ts';
import { planResponse, type ResponsePolicy } from './plan-response.ts';
import { actionStates, type ActionState, type ResponseAction } from './types.ts';

const now = t0 + 7 * dayMs;
const confirm: ResponsePolicy = { mode: 'confirm', protectedTargets: new Map() };

function planFor(breaches: Breach[], policy = confirm, known: ResponseAction[] = [], at = now) {
  const { incidents } = investigate({ tenantId, breaches, decisions: noDecisions });
  return planResponse({ incident: incidents[0]!, breaches, policy, known, now: at });
}

const proposed = planFor(scenarioA()).actions[0]!;

describe('planning', () => {
  it('proposes one pending logout of the taken account in both scenarios', () => {
    for (const breaches of [scenarioA(), scenarioB()]) {
      const plan = planFor(breaches);
      expect(plan.actions).toHaveLength(1);
      expect(plan.actions[0]).toMatchObject({
        kind: 'forceLogout',
        state: 'pending',
        targetKey: breaches[0]!.subject,
        expiresAt: now + dayMs,
      });
      expect(plan.actions[0]!.causeBreachId).toBe(plan.respondBreaches[0]!.id);
    }
  });

  it('never acts on a consent alone, even a critical one', () => {
    const consent = breachOf({
      id: 'c',
      group: 'PERSIST',
      at: t0,
      facts: perfectData,
      selfProving: true,
    });
    expect(planFor([consent])).toEqual({
      respondBreaches: [],
      actions: [],
      refused: [],
      withheld: [],
    });
  });

  it('two groups without a known rarity do not suffice', () => {
    const access = (restsOnNull: boolean) => [
      breachOf({ id: 'n1', group: 'ACCESS', at: t0, restsOnNull }),
      breachOf({ id: 'n2', group: 'PERSIST', at: t0 + hourMs }),
    ];
    expect(planFor(access(true)).actions).toEqual([]);
    expect(planFor(access(false)).actions).toHaveLength(1);
  });

  it('keeps the same action when an earlier breach renames the incident', () => {
    const grown = planFor(scenarioA()).actions[0]!;
    const before = planFor(scenarioA().slice(3)).actions[0]!;
    expect(grown.incidentId).not.toBe(before.incidentId);
    expect(grown.id).toBe(before.id);
  });

  it('proposes nothing while an action stands, and a new one only after new activity', () => {
    expect(planFor(scenarioA(), confirm, [proposed]).actions).toEqual([]);
    const lapsed: ResponseAction = { ...proposed, state: 'lapsed' };
    expect(planFor(scenarioA(), confirm, [lapsed], now + 3 * dayMs).actions).toEqual([]);
    const again = breachOf({ id: 'z', group: 'ACCESS', at: now + 2 * dayMs });
    const next = planFor([...scenarioA(), again], confirm, [lapsed], now + 3 * dayMs).actions;
    expect(next).toHaveLength(1);
    expect(next[0]!.id).not.toBe(proposed.id);
  });

  it('an account that is protected no more is acted on at its next activity', () => {
    const protectedTargets = new Map([[user, 'break-glass']]);
    const [refused] = planFor(scenarioA(), { ...confirm, protectedTargets }).refused;
    expect(planFor(scenarioA(), confirm, [refused!], now + 1)).toMatchObject({
      actions: [],
      refused: [],
    });
    const again = breachOf({ id: 'z', group: 'ACCESS', at: now + hourMs });
    const next = planFor([...scenarioA(), again], confirm, [refused!], now + 2 * hourMs).actions;
    expect(next.map(({ state }) => state)).toEqual(['pending']);
  });

  it('protection beats every mode, and the RESPOND breach exists all the same', () => {
    const protectedTargets = new Map([[user, 'break-glass']]);
    const policy: ResponsePolicy = { mode: 'autonomous', protectedTargets };
    const plan = planFor(scenarioA(), policy);
    expect([plan.actions, plan.withheld]).toEqual([[], []]);
    expect(plan.refused).toMatchObject([
      { targetKey: user, state: 'failed', reason: 'The account is protected: break-glass' },
    ]);
    expect(plan.respondBreaches.length).toBeGreaterThan(0);
    const whereOff = planFor(scenarioA(), { ...confirm, mode: 'off' });
    expect([whereOff.actions, whereOff.refused, whereOff.withheld]).toEqual([[], [], [user]]);
    expect(planFor(scenarioA(), { mode: 'off', protectedTargets }).refused).toHaveLength(1);
    expect(planFor(scenarioA(), { ...confirm, mode: 'autonomous' }).actions[0]!.state).toBe(
      'approved',
    );
  });
});

const at = (type: ActionEventType, when = now, durationMs?: number) => ({
  type,
  at: when,
  by: 'p1',
  reason: 'r',
  durationMs,
});
const inState = (state: ActionState): ResponseAction => ({ ...proposed, state });

describe('the life of an action', () => {
  test('every state is reached from pending', () => {
    const reached = new Set<ActionState>(['pending']);
    for (const state of reached)
      for (const next of Object.values(actionTransitions[state])) reached.add(next);
    expect([...reached].sort()).toEqual([...actionStates].sort());
  });

  test('an unknown outcome is never done again without a read-back', () => {
    expect(transition(inState('unknown'), at('start'))).toEqual({
      kind: 'refused',
      reason: 'needsReadBack',
    });
    expect(transition(inState('unknown'), at('retry'))).toEqual({
      kind: 'refused',
      reason: 'needsReadBack',
    });
    expect(Object.values(actionTransitions.unknown)).not.toContain('executing');
    const absent = transition(inState('unknown'), at('findAbsent'));
    expect(absent.kind === 'changed' && transition(absent.action, at('retry')).kind).toBe(
      'changed',
    );
  });

  test('a second approval changes nothing and a second start is refused', () => {
    expect(transition(inState('approved'), at('approve')).kind).toBe('unchanged');
    expect(transition(inState('executing'), at('start'))).toEqual({
      kind: 'refused',
      reason: 'notAllowed',
    });
    expect(transition(inState('declined'), at('approve'))).toEqual({
      kind: 'refused',
      reason: 'notAllowed',
    });
  });

  test('time decides over approval and lapse', () => {
    expect(transition(proposed, at('approve', now + dayMs))).toEqual({
      kind: 'refused',
      reason: 'lapsed',
    });
    expect(transition(proposed, at('lapse'))).toEqual({ kind: 'refused', reason: 'notYetDue' });
    expect(transition(proposed, at('lapse', now + dayMs)).kind).toBe('changed');
  });

  test('an extension sets the whole time that remains, and needs one', () => {
    expect(transition(inState('verified'), at('extend'))).toEqual({
      kind: 'refused',
      reason: 'durationRequired',
    });
    const shorter = transition(inState('verified'), at('extend', now, hourMs));
    expect(shorter.kind === 'changed' && shorter.action.expiresAt).toBe(now + hourMs);
    expect(shorter.kind === 'changed' && shorter.entry).toMatchObject({
      from: 'verified',
      state: 'verified',
      by: 'p1',
    });
  });

  test('a cleared action suppresses its repetition for the rest of its time', () => {
    expect(isLive(inState('cleared'), now)).toBe(true);
    expect(isLive(inState('cleared'), now + dayMs)).toBe(false);
    expect(isLive(inState('unknown'), now + 90 * dayMs)).toBe(true);
  });
});
