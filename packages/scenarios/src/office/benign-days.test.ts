import { expect, test } from 'vitest';
import { abusedApplications } from '../people/applications.ts';
import { sourcePageAddresses } from '../attacks/source-page.ts';
import { benignDays } from './benign-days.ts';
import { anchor, areInOrder, testCompany } from '../test-company.fixture.ts';
import { dayMs, hourMs } from '../time.ts';
import type { VendorRecord } from '../types.ts';

const ordinary = { seed: 'ordinary', countries: ['GB', 'US'] };
const organisation = testCompany({ ...ordinary, size: 40 });
const large = testCompany({ ...ordinary, size: 120 });
const largeMonth = [...benignDays(large, { anchor, days: 30 })];
const month = [...benignDays(organisation, { anchor, days: 30 })];

test('the same seed and anchor give identical bytes, another seed does not', () => {
  const digest = (seed: string): string =>
    JSON.stringify([
      ...benignDays(testCompany({ ...ordinary, seed, size: 8 }), { anchor, days: 5 }),
    ]);
  expect(digest('one')).toBe(digest('one'));
  expect(digest('one')).not.toBe(digest('two'));
});

test('records come in the order in which they happen, within the days asked for', () => {
  expect(month.length).toBeGreaterThan(10_000);
  expect(areInOrder(month)).toBe(true);
  expect(month[0]!.happenedAt).toBeGreaterThanOrEqual(anchor - 30 * dayMs);
  expect(month.at(-1)!.happenedAt).toBeLessThan(anchor);
});

test('a person makes 15 to 28 records a day, weekends counted', () => {
  const rate = month.length / 30 / 40;
  expect(rate).toBeGreaterThan(15);
  expect(rate).toBeLessThan(28);
});

test('each record is late by a minute to a day, most by less than ninety minutes', () => {
  const late = month.map((record) => record.arrivesAt - record.happenedAt);
  expect(Math.min(...late)).toBeGreaterThanOrEqual(60_000);
  expect(Math.max(...late)).toBeLessThanOrEqual(24 * hourMs);
  const share = late.filter((ms) => ms > 90 * 60_000).length / late.length;
  expect(share).toBeGreaterThan(0.003);
  expect(share).toBeLessThan(0.02);
});

test('every sign-in of the audit log is in the Entra log under the same request id', () => {
  const audit = month
    .filter(({ record }) => record['RecordType'] === 15)
    .map(({ record }) => record['IntraSystemId']);
  const entra = new Set(
    month.filter(({ source }) => source === 'entra-id').map(({ record }) => record['id']),
  );
  expect(audit.length).toBeGreaterThan(1000);
  expect(new Set(audit).size).toBe(audit.length);
  expect(audit.filter((id) => !entra.has(id))).toEqual([]);
  expect(entra.size).toBe(audit.length);
});

test('record ids are unique, and duplicates are handed out only when asked for', () => {
  expect(countDistinct(month)).toBe(month.length);
  const twice = [...benignDays(organisation, { anchor, days: 3, duplicateShare: 0.02 })];
  const share = 1 - countDistinct(twice) / twice.length;
  expect(share).toBeGreaterThan(0.01);
  expect(share).toBeLessThan(0.03);
});

test('ordinary days hold failures, interrupts, rules, consents and newsletters', () => {
  const seen = new Set(
    largeMonth.map(({ record }) => [record['Operation'], record['ErrorNumber']].join(' ').trim()),
  );
  const wanted = [
    'UserLoginFailed 50126',
    'UserLoggedIn 50140',
    'Set-Mailbox',
    'New-InboxRule',
    'Consent to application.',
  ];
  expect(wanted.filter((operation) => !seen.has(operation))).toEqual([]);
  const newsletters = month.filter(({ record }) => record['UserId'] === 'newsletter@test.example');
  expect(newsletters.length).toBeGreaterThan(200);
});

test('nothing of an attack is among ordinary days', () => {
  const json = JSON.stringify(month);
  const marks = [
    ...Object.values(sourcePageAddresses).map(({ ip }) => ip),
    abusedApplications.perfectData.id,
  ];
  expect(marks.filter((mark) => json.includes(mark))).toEqual([]);
});

test('a newcomer does nothing before joining', () => {
  const newcomer = large.people.find((person) => person.joins !== null && person.joins < 20);
  expect(newcomer).toBeDefined();
  const own = largeMonth.filter(({ record }) => record['UserId'] === newcomer!.upn);
  const joined = Math.floor(anchor / dayMs) * dayMs - newcomer!.joins! * dayMs;
  expect(own.length).toBeGreaterThan(10);
  expect(own[0]!.happenedAt).toBeGreaterThan(joined - 14 * hourMs);
});

function countDistinct(records: readonly VendorRecord[]): number {
  return new Set(
    records.map(({ source, record }) => `${source} ${String(record['Id'] ?? record['id'])}`),
  ).size;
}
