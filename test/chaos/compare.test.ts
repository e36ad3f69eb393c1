import { expect, it } from 'vitest';
import { compare } from './compare.ts';
import type { Standing } from './look.ts';

const nothing = { days: new Map(), breaches: new Map(), incidents: new Map() };
const standing = (more: Partial<Standing>): Standing => ({
  events: new Map([
    ['t/entra-id/a', 1],
    ['t/entra-id/b', 1],
  ]),
  batchedEvents: 2,
  buried: 0,
  actions: [],
  ...nothing,
  ...more,
});
const offered = new Set(['t/entra-id/a', 't/entra-id/b']);
const against = (more: Partial<Standing>) =>
  compare(standing(more), { offered, expected: nothing });

it('what stands as it was offered has no difference', () => {
  expect(against({})).toEqual({
    lost: 0,
    doubled: 0,
    baselineDiffs: 0,
    breachDiffs: 0,
    incidentDiffs: 0,
  });
});

it('a record that is missing, or refused by a stage, is lost', () => {
  const one = { events: new Map([['t/entra-id/a', 1]]), batchedEvents: 1 };
  expect(against(one)).toMatchObject({ lost: 1, doubled: 0 });
  expect(against({ buried: 1 })).toMatchObject({ lost: 1, doubled: 0 });
});

it('a record in two rows, or in two batches, is doubled', () => {
  const twice = new Map([
    ['t/entra-id/a', 2],
    ['t/entra-id/b', 1],
  ]);
  expect(against({ events: twice, batchedEvents: 3 })).toMatchObject({ lost: 0, doubled: 1 });
  expect(against({ batchedEvents: 3 })).toMatchObject({ lost: 0, doubled: 1 });
});

it('days that are other, missing or too many differ', () => {
  const days = new Map([
    ['t/user/2026-01-01', '{}'],
    ['t/user/2026-01-02', '{}'],
  ]);
  const expected = {
    ...nothing,
    days: new Map([
      ['t/user/2026-01-01', '[]'],
      ['t/user/2026-01-03', '{}'],
    ]),
  };
  expect(compare(standing({ days }), { offered, expected }).baselineDiffs).toBe(3);
});
