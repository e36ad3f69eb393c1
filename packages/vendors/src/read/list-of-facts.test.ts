import { describe, expect, it } from 'vitest';
import { readPiece } from './read-piece.ts';

const reasonOf = (record: object): string | undefined => {
  const read = readPiece({ line: 1, text: JSON.stringify(record) });
  return read.ok ? undefined : read.reason;
};

describe('what tells how things stand is no event:', () => {
  it.each([
    [
      'mailbox rules',
      { UserName: 'm.okafor@borealis.example', RuleName: '..', RuleEnabled: 'True', ForwardTo: '' },
    ],
    [
      'permissions of applications',
      { PermissionType: 'Delegated', AppId: '1', ClientObjectId: '2', Permission: 'Mail.Read' },
    ],
    [
      'transport rules',
      { Name: 'a', Description: '', CreatedBy: 'b', WhenChanged: '1', State: 'Enabled' },
    ],
    [
      'users: neither department nor memberOf is told',
      { id: '1', displayName: 'A', userPrincipalName: 'a@b.example', accountEnabled: true },
    ],
    ['users', { AccountEnabled: 'True', UserPrincipalName: 'm.okafor@borealis.example' }],
    [
      'groups: who is in them is read of users with memberOf',
      { id: '1', displayName: 'All staff', groupTypes: [], mailEnabled: false, members: [] },
    ],
    ['service principals', { id: '1', appId: '2', servicePrincipalType: 'Application' }],
  ])('%s', (what, record) => {
    expect(reasonOf(record)).toBe(`a list of facts (${what}), not events`);
  });

  it('what a query summed up', () => {
    expect(reasonOf({ IPAddress: '203.0.113.7', attempts: 4, Type: 'SigninLogs' })).toBe(
      'what a query made of the table SigninLogs, not its events',
    );
  });
});

it('what is known in no way is refused as that', () => {
  expect(reasonOf({ name: 'x' })).toContain('unknown kind of record');
});
