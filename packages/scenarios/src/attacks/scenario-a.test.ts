import { expect, test } from 'vitest';
import { anchor, areInOrder, testCompany } from '../test-company.fixture.ts';
import { uidOf } from './ground-truth.ts';
import { scenarioA } from './scenario-a.ts';
import { varyAttack } from './vary-attack.ts';
import { dayMs, hourMs } from '../time.ts';
import type { VendorJson, VendorRecord } from '../types.ts';

const organisation = testCompany({
  seed: 'a',
  size: 20,
  named: { displayName: 'Julia Ortega', upn: 'j.ortega@test.example', department: 'Finance' },
});
const plan = { organisation, anchor, victim: 'j.ortega@test.example' };
const { records, truth } = scenarioA(plan);

test('the takeover is told twice alike, in order, over days, and ends before the anchor', () => {
  expect(JSON.stringify(scenarioA(plan).records)).toBe(JSON.stringify(records));
  expect(areInOrder(records)).toBe(true);
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
  const slow = scenarioA({ ...plan, slowdown: 10, mails: 10 }).records.filter(
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
    ({ record, step }) =>
      record['Operation'] === operation && step !== 'fake-invoices' && step !== 'inside-mails',
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

test('the truth names the victim, every act with its id, and all fourteen models of the page', () => {
  expect(truth.subjects).toEqual([plan.victim]);
  expect(truth.models).toHaveLength(14);
  expect(truth.models).toEqual([...new Set(truth.models)].sort());
  expect(truth.acts.every(({ uid }) => uid !== undefined)).toBe(true);
  expect(new Set(truth.acts.map(({ source, uid }) => `${source}/${uid}`)).size).toBe(
    truth.acts.length,
  );
  expect(truth.start).toBe(firstOf('failed-sign-ins').happenedAt);
  expect(truth.acts.map(({ step }) => step)).not.toContain('fake-invoices');
  expect(truth.acts.every(({ place, uid }) => uidOf(records[place]!) === uid)).toBe(true);
});

test('the message trace tells whom the mails went to, and is told only when asked for', () => {
  expect(records.filter(({ source }) => source === 'message-trace')).toEqual([]);
  const traced = scenarioA({
    ...plan,
    mails: 50,
    sources: ['microsoft-365', 'entra-id', 'message-trace'],
  }).records.filter(({ source }) => source === 'message-trace');
  const outside = traced.filter(({ step }) => step === 'outbound-mails');
  expect(new Set(outside.map(({ record }) => record['RecipientAddress'])).size).toBe(50);
  expect(outside.every(({ record }) => typeof record['ToIP'] === 'string')).toBe(true);
  const inside = traced.filter(({ step }) => step === 'inside-mails');
  expect(inside).toHaveLength(18);
  expect(
    inside.every(({ record }) => String(record['RecipientAddress']).endsWith('@test.example')),
  ).toBe(true);
  expect(traced.filter(({ step }) => step === 'fake-invoices')).toHaveLength(3);
});

test('twenty variations differ in victim, addresses and pace, and serve the same models', () => {
  const told = Array.from({ length: 20 }, (_, index) =>
    scenarioA(varyAttack({ organisation, anchor, mails: 40 }, `v${index}`)),
  );
  expect(told.every((one) => one.truth.models.length === 14)).toBe(true);
  expect(new Set(told.map((one) => one.truth.subjects[0])).size).toBeGreaterThan(8);
  const hours = new Set(told.map((one) => new Date(one.truth.start).getUTCHours()));
  expect(hours.size).toBeGreaterThan(8);
  const addresses = new Set(told.flatMap((one) => one.records.map(addressOf)));
  expect(addresses.size).toBeGreaterThan(50);
  expect(told.every((one) => one.truth.end < anchor)).toBe(true);
  const agents = new Set(
    told.flatMap((one) => one.records.map(({ record }) => record['userAgent'])),
  );
  expect(agents.has('BAV2ROPC')).toBe(true);
  expect(agents.size).toBeGreaterThan(5);
});

test('a spray tries other people, too, and an hour of beginning is kept', () => {
  const sprayed = scenarioA({ ...plan, mails: 10, sprayed: 6, startHour: 3 });
  const tried = sprayed.records.filter(({ step }) => step === 'password-spray');
  expect(new Set(tried.map(userOf)).size).toBe(7);
  const guessed = sprayed.records.find(({ step }) => step === 'failed-sign-ins')!;
  expect(new Date(guessed.happenedAt).getUTCHours()).toBe(3);
});

test('slowed beyond the memory of the models of suspicious mail, these have no cause', () => {
  const slow = scenarioA({ ...plan, slowdown: 10, mails: 10 });
  expect(slow.truth.models).toHaveLength(14);
  const late = slow.truth.acts.filter(({ step }) => step === 'outbound-mails');
  expect(late.some(({ models }) => models.some((path) => path.includes('Suspicious Login')))).toBe(
    false,
  );
});
