import { expect, it } from 'vitest';
import { compareEvents } from './compare-events.ts';

const offered = new Set(['t/entra-id/a', 't/entra-id/b']);
const standing = {
  events: new Map([
    ['t/entra-id/a', 1],
    ['t/entra-id/b', 1],
  ]),
  batchedEvents: 2,
  buried: 0,
};

it('what stands as it was offered has no difference', () => {
  expect(compareEvents(standing, offered)).toEqual({ lost: 0, doubled: 0 });
});

it('a record that is missing, in no batch, or refused by a stage, is lost', () => {
  const one = { events: new Map([['t/entra-id/a', 1]]), batchedEvents: 1, buried: 0 };
  expect(compareEvents(one, offered)).toEqual({ lost: 1, doubled: 0 });
  expect(compareEvents({ ...standing, batchedEvents: 1 }, offered).lost).toBe(1);
  expect(compareEvents({ ...standing, buried: 1 }, offered)).toEqual({ lost: 1, doubled: 0 });
});

it('a record in two rows, in two batches, or never offered, is doubled', () => {
  const events = new Map([...standing.events, ['t/entra-id/b', 2]] as [string, number][]);
  expect(compareEvents({ ...standing, events, batchedEvents: 3 }, offered)).toEqual({
    lost: 0,
    doubled: 1,
  });
  expect(compareEvents({ ...standing, batchedEvents: 3 }, offered).doubled).toBe(1);
  expect(compareEvents(standing, new Set(['t/entra-id/a'])).doubled).toBe(1);
});
