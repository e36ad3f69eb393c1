import { expect, test } from 'vitest';
import { createOrganisation } from './organisation.ts';
import { scenarioA } from './scenario-a.ts';
import { dayMs, hourMs } from './time.ts';
import type { VendorJson, VendorRecord } from './types.ts';

const anchor = Date.UTC(2026, 5, 10, 10);
const organisation = createOrganisation({
  seed: 'a',
  name: 'Test Co',
  slug: 'testco',
  domain: 'test.example',
  size: 20,
  countries: ['GB'],
  named: { displayName: 'Julia Ortega', upn: 'j.ortega@test.example', department: 'Finance' },
});
const plan = { organisation, anchor, victim: 'j.ortega@test.example' };
const records = scenarioA(plan);

test('the takeover is told twice alike, in order, over days, and ends before the anchor', () => {
  expect(JSON.stringify(scenarioA(plan))).toBe(JSON.stringify(records));
  expect(
    records.every(
      (record, index) => index === 0 || record.happenedAt >= records[index - 1]!.happenedAt,
    ),
  ).toBe(true);
  expect(records.at(-1)!.happenedAt).toBeLessThan(anchor);
  expect(records.at(-1)!.happenedAt - firstOf('failed-sign-ins').happenedAt).toBeGreaterThan(
    3 * dayMs,
  );
});

test('all of it is by the victim, and from the addresses of the source page wherever there is one', () => {
  const intruder = records.filter((record) => record.step !== 'fake-invoices');
  expect(new Set(intruder.map(userOf))).toEqual(new Set([plan.victim]));
  const addresses = new Set(intruder.map(addressOf).filter((ip) => ip !== undefined));
  expect(addresses).toEqual(
    new Set(['5.62.60.202', '160.152.10.215', '169.159.92.36', '45.62.170.237']),
  );
});

test('a burst of failures goes before a sign-in from the same Kuwaiti address', () => {
  const failures = records.filter(({ record }) => record['Operation'] === 'UserLoginFailed');
  expect(failures).toHaveLength(16);
  expect(new Set(failures.map(addressOf))).toEqual(new Set(['5.62.60.202']));
  expect(failures.at(-1)!.happenedAt - failures[0]!.happenedAt).toBeLessThan(hourMs);
  expect(firstOf('first-sign-in').happenedAt).toBeGreaterThan(failures.at(-1)!.happenedAt);
});

test('both applications are registered and granted with their ids and scopes, without an address', () => {
  const consents = listOperations('Consent to application.');
  expect(consents.map(({ record }) => record['ObjectId'])).toEqual([
    'ff8d92dc-3d82-41d6-bcbd-b9174d163620',
    'a245e8c0-b53c-4b67-9b45-751d1dff8e6b',
  ]);
  expect(JSON.stringify(consents[0])).toContain(
    'Scope: offline_access profile User.Read openid EWS.AccessAsUser.All,',
  );
  expect(JSON.stringify(consents[1])).toContain(
    'Scope: Mail.Read Mail.Send Contacts.Read offline_access,',
  );
  for (const name of [
    'Add service principal.',
    'Add delegated permission grant.',
    'Add app role assignment grant to user.',
  ]) {
    expect(listOperations(name)).toHaveLength(2);
  }
  const directory = records.filter(({ record }) => record['RecordType'] === 8);
  expect(directory).toHaveLength(8);
  expect(directory.filter(({ record }) => 'ClientIP' in record)).toEqual([]);
});

test('the rule "s" hides mail in RSS Subscription right before thousands of mails leave', () => {
  const [rule, ...others] = listOperations('New-InboxRule');
  expect(others).toEqual([]);
  expect(rule!.record['Parameters']).toContainEqual({ Name: 'Name', Value: 's' });
  expect(rule!.record['Parameters']).toContainEqual({
    Name: 'MoveToFolder',
    Value: 'RSS Subscription',
  });
  const mails = listOperations('Send');
  expect(mails).toHaveLength(2400);
  expect(mails[0]!.happenedAt - rule!.happenedAt).toBeLessThan(10 * 60_000);
  expect(
    mails.every(({ record }) =>
      /^Credit Transfer Copy\.html \(\d+b\)$/.test(attachmentsOf(record)),
    ),
  ).toBe(true);
});

test('the mailbox is copied by the granted application', () => {
  const copied = listOperations('MailItemsAccessed').filter(
    ({ record }) => record['AppId'] === 'ff8d92dc-3d82-41d6-bcbd-b9174d163620',
  );
  const items = copied.reduce((sum, { record }) => sum + Number(record['OperationCount']), 0);
  expect(copied).toHaveLength(60);
  expect(items).toBeGreaterThan(480);
});

test('slowed tenfold, the steps spread but no gap between sign-ins exceeds seven days', () => {
  const slow = scenarioA({ ...plan, slowdown: 10, mails: 10 }).filter(
    (record) => record.step !== 'fake-invoices',
  );
  const gaps = slow.slice(1).map((record, index) => record.happenedAt - slow[index]!.happenedAt);
  expect(slow.at(-1)!.happenedAt - slow[0]!.happenedAt).toBeGreaterThan(30 * dayMs);
  expect(Math.max(...gaps)).toBeLessThan(7 * dayMs);
  expect(Math.max(...gaps)).toBeGreaterThan(3 * dayMs);
});

test('a victim who does not exist is an error', () => {
  expect(() => scenarioA({ ...plan, victim: 'nobody@test.example' })).toThrow(
    'nobody@test.example',
  );
});

function firstOf(step: string): VendorRecord {
  return records.find((record) => record.step === step)!;
}

function listOperations(operation: string): VendorRecord[] {
  return records.filter(
    ({ record, step }) => record['Operation'] === operation && step !== 'fake-invoices',
  );
}

function userOf({ record }: VendorRecord): unknown {
  return record['UserId'] ?? record['userPrincipalName'];
}

function addressOf({ record }: VendorRecord): string | undefined {
  const address = record['ClientIP'] ?? record['ClientIPAddress'] ?? record['ipAddress'];
  return typeof address === 'string' ? address.split(':')[0] : undefined;
}

function attachmentsOf(record: VendorJson): string {
  return (record['Item'] as { Attachments: string }).Attachments;
}
