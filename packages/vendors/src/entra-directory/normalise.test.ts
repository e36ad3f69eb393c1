import { validateEvent } from '@nightjar/ocsf';
import { expect, it } from 'vitest';
import { listFixtures } from '../list-fixtures.ts';
import { normalise } from './normalise.ts';

const record = {
  id: '1',
  userPrincipalName: 'a.reader@borealis.example',
  displayName: 'A Reader',
  department: 'Finance',
  asOf: '2026-03-12',
};
const uidOf = (more: object): string => {
  const normalised = normalise({ ...record, ...more });
  return normalised.ok ? normalised.event.metadata.uid : normalised.reason;
};

it('a user keeps his id through what changes of him, and each time is an event of its own', () => {
  expect(uidOf({ department: 'Legal' })).toBe(uidOf({}));
  expect(uidOf({ asOf: '2026-03-12T00:00:00Z' })).toBe(uidOf({}));
  expect(uidOf({ asOf: '2026-03-13' })).not.toBe(uidOf({}));
  expect(uidOf({ id: '2' })).not.toBe(uidOf({}));
});

it('who is told to have no department belongs to nothing; of whom nothing is told that is not said', () => {
  const groupsOf = (more: object): unknown => {
    const normalised = normalise({ ...record, ...more });
    return normalised.ok ? normalised.event.user!.groups : normalised.reason;
  };
  expect(groupsOf({ department: null })).toEqual([]);
  const { department: _, ...untold } = record;
  for (const more of [{}, { memberOf: 'All staff' }])
    expect(normalise({ ...untold, ...more })).toEqual({
      ok: false,
      reason: 'entra-directory: neither a department nor a list memberOf is told',
    });
  expect(normalise({ ...untold, memberOf: [] })).toMatchObject({ event: { user: { groups: [] } } });
});

it('nothing in it is newer than OCSF 1.1.0', () => {
  for (const { event } of listFixtures('entra-directory')) {
    const old = { ...event, metadata: { ...event.metadata, version: '1.1.0' } };
    expect(validateEvent(old, { version: '1.1.0' }).errors).toEqual([]);
  }
  const spoilt = { ...listFixtures('entra-directory')[0]!.event, user: { groups: [{}] } };
  expect(validateEvent(spoilt, { version: '1.1.0' }).errors).not.toEqual([]);
});
