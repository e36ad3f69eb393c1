import { expect, test } from 'vitest';
import { anchor, areInOrder, testCompany } from '../test-company.fixture.ts';
import { strangers } from '../places/strangers.ts';
import { dayMs } from '../time.ts';
import type { VendorRecord } from '../types.ts';
import { createCloudAccount } from './cloud-account.ts';
import { cloudDays } from './cloud-days.ts';

const organisation = testCompany({ seed: 'cloud', size: 30 });
const account = createCloudAccount(organisation);
const month = [...cloudDays(account, { anchor, days: 30 })];
const namesOf = (records: readonly VendorRecord[]): Set<unknown> =>
  new Set(records.map(({ record }) => record['eventName']));

test('the same account gives identical bytes, in order, within the days asked for', () => {
  const digest = (): string => JSON.stringify([...cloudDays(account, { anchor, days: 3 })]);
  expect(digest()).toBe(digest());
  expect(areInOrder(month)).toBe(true);
  expect(month[0]!.happenedAt).toBeGreaterThanOrEqual(anchor - 30 * dayMs);
  expect(month.at(-1)!.happenedAt).toBeLessThan(anchor);
});

test('a day has some hundred records, each with an id of its own', () => {
  expect(month.length / 30).toBeGreaterThan(350);
  expect(month.length / 30).toBeLessThan(900);
  expect(new Set(month.map(({ record }) => record['eventID'])).size).toBe(month.length);
});

test('people, pipelines, services, functions and machines call, and the nightly backup reads many objects', () => {
  const types = new Set(
    month.map(({ record }) => (record['userIdentity'] as { type: string }).type),
  );
  expect([...types].sort()).toEqual(['AWSService', 'AssumedRole', 'IAMUser', 'WebIdentityUser']);
  const names = namesOf(month);
  const wanted = [
    'ConsoleLogin',
    'AssumeRoleWithWebIdentity',
    'UpdateFunctionCode20150331v2',
    'PutRolePolicy',
    'SendCommand',
    'ModifySnapshotAttribute',
    'GetSecretValue',
    'RunInstances',
    'GenerateDataKey',
  ];
  expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  const backup = month.filter(
    ({ record }) =>
      record['eventName'] === 'GetObject' && record['sourceIPAddress'] === account.batch.place.ip,
  );
  expect(backup.length / 30).toBeGreaterThan(100);
});

test('nobody calls from a network of strangers, and nothing of an attack is among ordinary days', () => {
  const json = JSON.stringify(month);
  const prefixes = strangers.flatMap(({ prefixes: of }) => of.map((prefix) => `"${prefix}.`));
  expect(prefixes.filter((prefix) => json.includes(prefix))).toEqual([]);
  const names = namesOf(month);
  const attacks = ['StopLogging', 'DeleteTrail', 'PutBucketPolicy', 'ListObjects'];
  expect(attacks.filter((name) => names.has(name))).toEqual([]);
});

test('every session that a role is called with was given before, but for machines and services', () => {
  const given = new Set(
    month.flatMap(({ record }) => {
      const response = record['responseElements'] as { credentials?: { accessKeyId: string } };
      return response?.credentials ? [response.credentials.accessKeyId] : [];
    }),
  );
  // Sessions that began before the first of the days asked for are told in part.
  const told = month.filter(({ happenedAt }) => happenedAt > anchor - 29 * dayMs);
  const unexplained = told.filter(({ record }) => {
    const { type, accessKeyId, inScopeOf } = record['userIdentity'] as Record<string, string>;
    return type === 'AssumedRole' && accessKeyId && !inScopeOf && !given.has(accessKeyId);
  });
  expect(unexplained).toEqual([]);
});
