import { expect, test } from 'vitest';
import { createCloudAccount } from '../../cloud/cloud-account.ts';
import { instanceSession } from '../../cloud/identity.ts';
import { anchor, areInOrder, testCompany } from '../../test-company.fixture.ts';
import { strangers } from '../../places/strangers.ts';
import { hourMs } from '../../time.ts';
import type { VendorRecord } from '../../types.ts';
import { capitalOne } from './capital-one.ts';
import { cloudActNames } from './cloud-acts.ts';
import { cloudAttack } from './cloud-attack.ts';
import { cloudCauses } from './cloud-causes.ts';

const organisation = testCompany({ seed: 'cloud', size: 30 });
const account = createCloudAccount(organisation);
const plan = { account, anchor };
const chain = capitalOne(plan);
const prefixes = strangers.flatMap((network) => network.prefixes);
const addressOf = ({ record }: VendorRecord): string => String(record['sourceIPAddress']);
const isStrange = (record: VendorRecord): boolean =>
  prefixes.some((prefix) => addressOf(record).startsWith(`${prefix}.`));

test('the chain is told twice alike, in order, all of it from strangers, and ends before the anchor', () => {
  expect(JSON.stringify(capitalOne(plan))).toBe(JSON.stringify(chain));
  expect(areInOrder(chain.records)).toBe(true);
  expect(chain.truth.end).toBeLessThan(anchor);
  expect(chain.records.every(isStrange)).toBe(true);
  expect(new Set(chain.records.map(addressOf)).size).toBe(2);
});

test('it begins with the key that the machine itself has at that hour', () => {
  const { record, happenedAt } = chain.records[0]!;
  const { accessKeyId } = record['userIdentity'] as { accessKeyId: string };
  expect(accessKeyId).toBe(instanceSession(account, account.web, happenedAt).accessKeyId);
});

test('hundreds of objects are read for hours, after refusals, a change of rights and two roles', () => {
  const named = (name: string): VendorRecord[] =>
    chain.records.filter(({ record }) => record['eventName'] === name);
  expect(named('GetObject')).toHaveLength(800);
  const firstNight = chain.records.filter(({ step }) => step === 'bulk-read');
  expect(firstNight.at(-1)!.happenedAt - firstNight[0]!.happenedAt).toBeGreaterThan(4 * hourMs);
  expect(chain.records.filter(({ record }) => record['errorCode'] === 'AccessDenied')).toHaveLength(
    24,
  );
  expect(named('AssumeRole')).toHaveLength(2);
  expect(named('ListBuckets')).toHaveLength(1);
  expect(chain.truth.models).toEqual(
    [
      cloudCauses.newSource,
      cloudCauses.offInstance,
      cloudCauses.policyChange,
      cloudCauses.bulkRead,
      cloudCauses.chain,
      cloudCauses.refusedCalls,
    ].sort(),
  );
});

test('another seed tells it from elsewhere and at another pace', () => {
  const other = capitalOne({ ...plan, seed: 'other', startHour: 4 });
  expect(addressOf(other.records[0]!)).not.toBe(addressOf(chain.records[0]!));
  expect(new Date(other.truth.start).getUTCHours()).toBe(4);
  expect(other.truth.models).toEqual(chain.truth.models);
});

test.each(cloudActNames)(
  '%s: the act has a cause of its own, from a stranger and from home',
  (name) => {
    const strange = cloudAttack(name, plan);
    expect(strange.records.every(isStrange)).toBe(true);
    const own = cloudAttack(name, { ...plan, from: 'own' });
    expect(own.records.some(isStrange)).toBe(false);
    expect(own.truth.models).toHaveLength(1);
    expect(strange.truth.models).toEqual([...own.truth.models, cloudCauses.newSource].sort());
    expect(strange.truth.subjects).toEqual(own.truth.subjects);
    const ids = strange.truth.acts.map(({ uid }) => uid);
    expect(new Set(ids).size).toBe(strange.records.length);
  },
);

test('a user who does not exist is an error', () => {
  expect(() => cloudAttack('public-bucket', { ...plan, userName: 'nobody' })).toThrow('nobody');
});
