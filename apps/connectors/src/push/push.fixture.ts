import { createHash } from 'node:crypto';
import { stableId, type IpIntelligence } from '@nightjar/core';
import { inHouse, insertPushToken, saveMssp, saveTenant, type Database } from '@nightjar/db';

export const t0 = Date.UTC(2026, 2, 12, 9);

/** What is known of any address. */
export const nothingKnown: IpIntelligence = {
  asn: null,
  asnName: null,
  country: null,
  class: 'none',
  version: 'test',
};

/** A sign-in of the day before as Microsoft 365 tells it, told apart by its number. */
export const record = (n: number, more: object = {}) => ({
  Id: `record-${n}`,
  CreationTime: new Date(t0 - 86_400_000 + n * 1000).toISOString().slice(0, 19),
  RecordType: 15,
  Operation: 'UserLoggedIn',
  Workload: 'AzureActiveDirectory',
  UserId: 'j.ortega@borealis.example',
  UserType: 0,
  ClientIP: '203.0.113.7',
  ResultStatus: 'Success',
  ...more,
});

export const lines = (...records: (object | string)[]): string =>
  records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');

/** A tenant by its slug, with a token that is good for a second after `t0`. `api` is the api's database. */
export async function addPusher(
  api: Database,
  slug: string,
): Promise<{ tenantId: string; token: string }> {
  const [tenantId, msspId] = [stableId('tenant', slug), stableId('mssp')];
  const token = `token-of-tenant-${slug}`;
  await inHouse(api, async (tx) => {
    await saveMssp(tx, { id: msspId, slug: 'house', name: 'House' });
    const named = { id: tenantId, msspId, slug, name: slug, kind: 'customer' } as const;
    await saveTenant(tx, { ...named, responseMode: 'confirm' });
    const tokenHash = createHash('sha256').update(token).digest();
    const expiresAt = t0 + 1000;
    await insertPushToken(tx, { tokenHash, tenantId, name: 'test', last4: 'test', expiresAt });
  });
  return { tenantId, token };
}
