import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listFixtures } from '../list-fixtures.ts';
import { lookUpFixture } from '../look-up.fixture.ts';
import { vendors } from '../vendors.ts';
import { readAll } from './read.fixture.ts';
import { readPiece } from './read-piece.ts';

const takenAt = Date.UTC(2026, 2, 14, 6, 30);
const dated = '2026-03-14T06:30:00.000Z';

/** A fixture's record as the vendor gives it, who tells no time. */
function recordOf(name: string): Record<string, unknown> {
  const { record } = listFixtures('entra-directory').find((one) => one.name === name)!;
  const { asOf: _, ...own } = record;
  return own;
}

const csvOf = (row: Record<string, unknown>): string =>
  [Object.keys(row), Object.values(row)]
    .map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','))
    .join('\r\n');

const user = recordOf('graph-user');
const page = {
  '@odata.context': 'https://graph.example/v1.0/$metadata#users',
  value: [user, user],
};

describe('users of the directory are read as of the time at which they were taken', () => {
  it.each<[string, string | Uint8Array, object[]]>([
    ['a page of Graph', JSON.stringify(page), [user, user]],
    [
      'pages one after the other',
      `${JSON.stringify(page)}\n${JSON.stringify(page)}`,
      Array(4).fill(user),
    ],
    ['a page, indented and packed', gzipSync(JSON.stringify(page, null, 2)), [user, user]],
    [
      'one user of Graph',
      JSON.stringify({ '@odata.context': 'x', ...user }),
      [{ '@odata.context': 'x', ...user }],
    ],
    ['lines', `${JSON.stringify(user)}\n${JSON.stringify(user)}\n`, [user, user]],
    [
      'a list of PowerShell',
      JSON.stringify([recordOf('powershell-object')]),
      [recordOf('powershell-object')],
    ],
    ['a CSV of PowerShell', csvOf(recordOf('collected-row')), [recordOf('collected-row')]],
    ["the Entra portal's CSV", csvOf(recordOf('entra-portal-row')), [recordOf('entra-portal-row')]],
    ["the admin centre's CSV", csvOf(recordOf('admin-centre-row')), [recordOf('admin-centre-row')]],
  ])('%s', async (_, input, records) => {
    const reads = await readAll(input, 100, { takenAt });
    expect(reads.map((read) => (read.ok ? [read.source, read.record] : read.reason))).toEqual(
      records.map((record) => ['entra-directory', { ...record, asOf: dated }]),
    );
  });

  it('a record that tells a time keeps it, and says the same whenever it is read again', async () => {
    const [first] = await readAll(JSON.stringify(user), 100, { takenAt });
    const said = first!.ok ? first!.record : undefined;
    const [again] = await readAll(JSON.stringify(said), 100, { takenAt: takenAt + 86_400_000 });
    expect(again).toMatchObject({ ok: true, record: said });
  });

  it('a cell or field for the time that is empty tells none', async () => {
    for (const asOf of ['', null]) {
      const read = readPiece({ line: 1, record: { ...user, asOf } }, takenAt);
      expect(read).toMatchObject({ ok: true, record: { ...user, asOf: dated } });
    }
  });

  it('where nobody knows when it was taken it is refused, and the reason says what is missing', () => {
    const read = readPiece({ line: 1, record: user });
    expect(read).toMatchObject({ ok: true, record: user });
    expect(vendors['entra-directory'].normalise(user, lookUpFixture)).toEqual({
      ok: false,
      reason: 'entra-directory: asOf is missing or no time: since when is it so?',
    });
  });

  it('a record that tells its own time is left as it came', () => {
    const { record } = listFixtures('entra-id')[0]!;
    expect(readPiece({ line: 1, record }, takenAt)).toMatchObject({ record });
    expect(vendors['entra-id'].dated).toBeUndefined();
  });
});

describe('users of an AWS account', () => {
  const { record } = listFixtures('aws-iam')[0]!;
  const { asOf: _, ...own } = record;
  const details = {
    UserDetailList: [own, own],
    GroupDetailList: [{ GroupName: 'developers', Arn: 'arn', GroupPolicyList: [] }],
    RoleDetailList: [{ RoleName: 'deploy', Tags: [{ Key: 'a', Value: 'b' }] }],
    Policies: [],
  };

  it.each([
    ['as the command line prints them', JSON.stringify(details, null, 4)],
    ['on one line', JSON.stringify(details)],
    ['after other lists', JSON.stringify({ Policies: [{}], UserDetailList: [own, own] }, null, 1)],
    ['as lines', `${JSON.stringify(own)}\n${JSON.stringify(own)}`],
  ])('%s', async (_name, input) => {
    const reads = await readAll(input, 100, { takenAt });
    expect(reads.map((read) => (read.ok ? [read.source, read.record] : read.reason))).toEqual(
      Array(2).fill(['aws-iam', { ...own, asOf: dated }]),
    );
  });
});

describe('what is no user of the directory', () => {
  it.each<[string, object]>([
    [
      'a registration of methods',
      {
        id: '1',
        userPrincipalName: 'a@b.example',
        userDisplayName: 'A',
        userType: 'member',
        isMfaRegistered: true,
      },
    ],
    [
      'a managed device',
      {
        id: '1',
        userPrincipalName: 'a@b.example',
        deviceName: 'PC',
        userDisplayName: 'A',
        operatingSystem: 'Windows',
      },
    ],
    [
      'a sign-in that a query cut',
      { Id: '1', UserPrincipalName: 'a@b.example', UserDisplayName: 'A', UserType: 'Member' },
    ],
    [
      'a user of whom nothing but his name is told',
      {
        id: '1',
        userPrincipalName: 'a@b.example',
        displayName: 'A',
        mail: 'a@b.example',
        accountEnabled: true,
      },
    ],
    [
      'a user without an id',
      { userPrincipalName: 'a@b.example', displayName: 'A', department: 'IT' },
    ],
  ])('%s', (_, record) => {
    expect(readPiece({ line: 1, record }, takenAt)).toMatchObject({ ok: false });
  });
});
