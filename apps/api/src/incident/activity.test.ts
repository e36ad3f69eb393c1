import { foldDecisions, noStand, type IncidentDecision } from '@nightjar/core';
import type { AnsweredRequest } from '@nightjar/db';
import { expect, test } from 'vitest';
import { activityOf } from './activity.ts';

const comment = {
  incidentId: 'i',
  personId: 'p',
  at: 3,
  kind: 'comment',
  reason: null,
  note: 'call them first',
  internal: true,
  change: {},
  seen: { evidenceId: 'e', evidenceAt: 0, isGrown: false },
  stand: noStand,
} as const;
const happened = {
  knownAt: 1,
  decisions: [comment],
  requests: [],
  actions: [
    {
      kind: 'forceLogout',
      targetName: 'J. Ortega',
      changes: [
        { at: 2, by: 'responder', reason: 'live sessions', state: 'pending' },
        { at: 4, by: 'p', reason: '', state: 'approved' },
      ],
    },
  ],
  seesInternal: true,
  reopenedAt: null,
  isPersonId: (by: string) => by === 'p',
  nameOf: (id: string) => `person ${id}`,
} as const;

test('decisions, comments and responses stand in one order of time', () => {
  expect(activityOf(happened).map(({ at, actorKind }) => [at, actorKind])).toEqual([
    [1, 'ANALYST'],
    [2, 'RESPONDER'],
    [3, 'PERSON'],
    [4, 'PERSON'],
  ]);
});

test("an internal comment is not there for the customer's people", () => {
  const shown = activityOf({ ...happened, seesInternal: false });
  expect(shown).toHaveLength(3);
  expect(JSON.stringify(shown)).not.toContain('call them first');
});

test('what was asked of the analyst is told as it was answered', () => {
  const of = (at: number, answer: AnsweredRequest['answer']) =>
    ({ incidentId: 'i', personId: 'p', kind: 'merge', note: 'One intruder', at, answer }) as const;
  const requests = [of(5, null), of(6, { refused: null }), of(7, { refused: 'gone' })];
  const shown = activityOf({ ...happened, decisions: [], actions: [], requests });
  expect(shown.slice(1).map(({ text }) => text)).toEqual([
    'Asked to merge it with another incident.',
    'Merged it with another incident.',
    'Asked to merge it with another incident, in vain: the incident is no more: its breaches are in others.',
  ]);
});

test('each decision is a sentence, and each time that new evidence opened it again is told', () => {
  const of = (
    kind: IncidentDecision['kind'],
    at: number,
    more: Partial<IncidentDecision> = {},
  ) => ({
    ...comment,
    kind,
    at,
    note: null,
    ...more,
  });
  const later = { seen: { evidenceId: 'f', evidenceAt: 21, isGrown: true } };
  const made: IncidentDecision[] = [
    of('assign', 10, { change: { assigneeId: 'q' } }),
    of('hold', 11),
    of('check', 12, { change: { step: 'sessions' } }),
    of('snooze', 13, { change: { until: Date.UTC(2026, 2, 13, 7) } }),
    of('close', 20, { change: { verdict: 'false_positive_data' } }),
    of('acknowledge', 30, later),
    of('close', 40, { ...later, reason: 'TRAVEL', change: { verdict: 'benign_true_positive' } }),
  ];
  const decisions = made.map((one, n) => ({ ...one, stand: foldDecisions(made.slice(0, n + 1)) }));
  const shown = activityOf({ ...happened, decisions, actions: [], reopenedAt: 50 });
  expect(shown.map(({ text }) => text)).toEqual([
    'Opened the incident.',
    'Assigned it to person q.',
    'Put it on hold.',
    'Ticked off: End the sessions of the account, and set a new password.',
    'Put it out of the way until 2026-03-13 07:00 UTC.',
    'Closed it as a false positive by the record.',
    'Opened it again: new evidence came.',
    'Took the incident.',
    'Closed it as benign: travel.',
    'Opened it again: new evidence came.',
  ]);
});
