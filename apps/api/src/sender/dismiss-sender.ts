import { appendAudit, inHouse, inTenant, revokeCertificate, type Person } from '@nightjar/db';
import type { Deps } from '../deps.ts';

/** Takes a tenant's certificate back with an audit entry; false where it has no such one. */
export async function dismissSender(
  { api, now }: Deps,
  fingerprint: string,
  by: { tenantId: string; person: Person },
): Promise<boolean> {
  const plain = fingerprint.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(plain)) return false;
  const at = now();
  const of = { tokenHash: Buffer.from(plain, 'hex'), tenantId: by.tenantId };
  const name = await inHouse(api, (tx) => revokeCertificate(tx, of, at));
  if (name === undefined) return false;
  await inTenant(api, by.tenantId, (tx) =>
    appendAudit(tx, {
      at,
      personId: by.person.id,
      action: 'sender.dismiss',
      object: `certificate:${plain}`,
      before: { name },
    }),
  );
  return true;
}
