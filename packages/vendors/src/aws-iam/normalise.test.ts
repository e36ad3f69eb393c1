import { validateEvent } from '@nightjar/ocsf';
import { expect, it } from 'vitest';
import { listFixtures } from '../list-fixtures.ts';
import { normalise } from './normalise.ts';

const { record } = listFixtures('aws-iam').find(({ name }) => name === 'user')!;
const groupsOf = (GroupList: unknown): unknown => {
  const read = normalise({ ...record, GroupList });
  return read.ok ? read.event.user!.groups : read.reason;
};

it('of whose groups nothing is told it is not said that he is in none', () => {
  expect(groupsOf([])).toEqual([]);
  for (const other of [undefined, 'developers', [7], ['developers', null]])
    expect(groupsOf(other)).toBe('aws-iam: GroupList is missing or no list of names');
});

it('an ARN that is no user’s is refused: it would make an entity of its own', () => {
  for (const Arn of ['', 'arn:aws:iam::111122223333:role/deploy', 'arn:aws:iam::1:user/alice'])
    expect(normalise({ ...record, Arn })).toMatchObject({
      ok: false,
      reason: "aws-iam: Arn is missing or no user's",
    });
});

it('nothing in it is newer than OCSF 1.1.0', () => {
  for (const { event } of listFixtures('aws-iam')) {
    const old = { ...event, metadata: { ...event.metadata, version: '1.1.0' } };
    expect(validateEvent(old, { version: '1.1.0' }).errors).toEqual([]);
    const spoilt = { ...old, user: { ...event.user, groups: [{ type: 'Group' }] } };
    expect(validateEvent(spoilt, { version: '1.1.0' }).errors).not.toEqual([]);
  }
});
