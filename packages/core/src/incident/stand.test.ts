import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionKinds, verdicts, type DecisionKind, type IncidentDecision } from './decision.ts';
import { clocksOf, defaultServiceLevels } from './service-levels.ts';
import { applyDecision, foldDecisions, isSnoozed, noStand, reopenOn } from './stand.ts';
import { verdictsOfBreaches } from './verdicts-of-breaches.ts';

const hourMs = 3_600_000;
const seen = { evidenceId: 'e1', evidenceAt: 0, isGrown: false };
const decide = (kind: DecisionKind, at: number, more: Partial<IncidentDecision> = {}) => ({
  incidentId: 'i',
  personId: 'p',
  at,
  kind,
  change: {},
  seen,
  reason: null,
  note: null,
  internal: false,
  ...more,
});
const closing = { change: { verdict: 'true_positive' } } as const;

/** Decisions of which each concerns something else. */
const independent = [
  decide('assign', 1, { change: { assigneeId: 'q' } }),
  decide('pin', 1),
  decide('snooze', 1, { change: { until: 9 } }),
  decide('check', 1, { change: { step: 'sessions' } }),
  decide('check', 1, { change: { step: 'rules' } }),
  decide('comment', 1, { note: 'hello' }),
];

describe('order', () => {
  test('decisions on different things leave the same stand in any order', () => {
    const stand = foldDecisions(independent);
    const shuffled = fc.shuffledSubarray(independent, { minLength: independent.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(foldDecisions(order)).toEqual(stand);
      }),
    );
    const [a, b] = [decide('pin', 1), decide('unpin', 1)];
    expect(foldDecisions([a, b])).not.toEqual(foldDecisions([b, a]));
  });

  test('a decision that is made twice is made once', () => {
    const any = fc.array(fc.constantFrom(...decisionKinds), { maxLength: 12 });
    fc.assert(
      fc.property(any, fc.constantFrom(...decisionKinds), (kinds, last) => {
        const change = { verdict: verdicts[0], until: 99, step: 's', assigneeId: 'q' };
        const stand = foldDecisions(kinds.map((kind, at) => decide(kind, at, { change })));
        const once = applyDecision(stand, decide(last, 50, { change }));
        expect(applyDecision(once, decide(last, 50, { change }))).toEqual(once);
      }),
    );
  });
});

describe('status', () => {
  test.each([
    [['acknowledge'], 'in_progress'],
    [['acknowledge', 'hold'], 'on_hold'],
    [['hold', 'start'], 'in_progress'],
    [['resolve'], 'resolved'],
    [['resolve', 'close'], 'closed'],
    [['close', 'reopen'], 'new'],
    [['close', 'acknowledge'], 'in_progress'],
    [['assign', 'pin', 'comment', 'snooze', 'check'], 'new'],
  ] as const)('%j leave it %s', (kinds, status) => {
    const all = kinds.map((kind, at) => decide(kind, at, closing));
    expect(foldDecisions(all).status).toBe(status);
  });

  test('closing what was resolved keeps its verdict; without any it is undetermined', () => {
    const resolved = decide('resolve', 1, closing);
    expect(foldDecisions([resolved, decide('close', 2)])).toMatchObject({
      endedAt: 1,
      conclusion: { verdict: 'true_positive', at: 1 },
    });
    expect(foldDecisions([decide('close', 2)]).conclusion?.verdict).toBe('undetermined');
  });
});

describe('new evidence', () => {
  const closed = foldDecisions([decide('acknowledge', 1), decide('close', 5, closing)]);

  test('opens what was closed without it, and its clocks start anew', () => {
    const more = { evidenceId: 'e2', evidenceAt: 8, isGrown: true };
    expect(reopenOn(closed, more)).toMatchObject({
      status: 'new',
      assigneeId: 'p',
      conclusion: null,
      reopenedAt: 8,
      respondedAt: null,
    });
    const commented = applyDecision(closed, decide('comment', 9, { seen: more }));
    expect(commented).toMatchObject({ status: 'new', reopenedAt: 8 });
  });

  test('that is withdrawn opens nothing', () => {
    expect(reopenOn(closed, { isGrown: false, evidenceAt: 8 })).toBe(closed);
  });

  test('wakes what sleeps', () => {
    const stand = foldDecisions([decide('snooze', 5, { change: { until: 20 } })]);
    expect(isSnoozed(stand, seen, 19)).toBe(true);
    expect(isSnoozed(stand, seen, 20)).toBe(false);
    expect(isSnoozed(stand, { ...seen, evidenceAt: 6 }, 19)).toBe(false);
  });
});

describe('clocks', () => {
  const level = defaultServiceLevels.High;
  const at = (
    hours: number,
    kinds: [DecisionKind, number][],
    containedAt: number | null = null,
  ) => {
    const stand = foldDecisions(kinds.map(([kind, hour]) => decide(kind, hour * hourMs, closing)));
    return clocksOf({ openedAt: 0, containedAt, stand, level }, hours * hourMs);
  };
  const states = (...of: Parameters<typeof at>) => at(...of).map(({ state }) => state);

  test('run, come due and are over', () => {
    expect(states(1, [])).toEqual(['running', 'running', 'running']);
    expect(states(1.6, [])).toEqual(['soon', 'running', 'running']);
    expect(states(9, [])).toEqual(['overdue', 'overdue', 'running']);
  });

  test('are met or missed by what was done', () => {
    expect(
      states(
        200,
        [
          ['acknowledge', 1],
          ['close', 100],
        ],
        9 * hourMs,
      ),
    ).toEqual(['met', 'missed', 'met']);
    expect(states(200, [['close', 1]])).toEqual(['met', 'met', 'met']);
  });

  test('stand still while it is on hold, also when it is opened again', () => {
    expect(states(500, [['hold', 1]])).toEqual(['met', 'paused', 'paused']);
    expect(at(500, [['hold', 1]])[1]).toMatchObject({ dueAt: null, leftMs: 7 * hourMs });
    expect(
      at(500, [
        ['hold', 1],
        ['start', 499],
      ])[1]!.leftMs,
    ).toBe(6 * hourMs);
    expect(
      at(500, [
        ['close', 1],
        ['reopen', 499],
      ])[2]!.leftMs,
    ).toBe(118 * hourMs);
    expect(
      at(500, [
        ['close', 1],
        ['hold', 400],
      ])[2]!.leftMs,
    ).toBe(119 * hourMs);
  });

  test('a hold that comes after does not stretch what was missed', () => {
    expect(
      states(500, [
        ['acknowledge', 3],
        ['hold', 4],
        ['start', 400],
      ])[0],
    ).toBe('missed');
  });

  test('never have more time left later', () => {
    const kinds = fc.array(fc.constantFrom(...decisionKinds), { maxLength: 8 });
    fc.assert(
      fc.property(kinds, fc.nat(40), fc.nat(40), (some, hour, later) => {
        const made = some.map((kind, n): [DecisionKind, number] => [kind, n]);
        const [first, second] = [at(10 + hour, made), at(10 + hour + later, made)];
        first.forEach(({ leftMs }, n) => expect(second[n]!.leftMs).toBeLessThanOrEqual(leftMs));
      }),
    );
  });
});

test('of verdicts on a breach the last that was not taken back counts', () => {
  const benign = { change: { verdict: 'benign_true_positive' } } as const;
  const on = (decision: IncidentDecision, ...breachIds: string[]) => ({ ...decision, breachIds });
  const given = [on(decide('close', 1, benign), 'b1', 'b2'), on(decide('close', 2, closing), 'b2')];
  expect([...verdictsOfBreaches(given)]).toEqual([
    ['b1', 'benign_true_positive'],
    ['b2', 'true_positive'],
  ]);
  const taken = on(decide('reopen', 3), 'b2');
  expect([...verdictsOfBreaches([...given, taken]).keys()]).toEqual(['b1']);
  expect(noStand.status).toBe('new');
});
