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
} as const;
const happened = {
  knownAt: 1,
  decisions: [comment],
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
  isPersonId: (by: string) => by === 'p',
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
