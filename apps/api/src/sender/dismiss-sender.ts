import {
  appendAudit,
  findPushToken,
  inHouse,
  inTenant,
  revokeCertificate,
  type Person,
} from '@nightjar/db';
import type { Deps } from '../deps.ts';

/** Takes a tenant's certificate back; false where it has no such one. The audit log tells of it before it is so. */
export async function dismissSender(
  { api, now }: Deps,
  fingerprint: string,
  by: { tenantId: string; person: Person },
): Promise<boolean> {
  const plain = fingerprint.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(plain)) return false;
  const at = now();
  const tokenHash = Buffer.from(plain, 'hex');
  const presented = { tokenHash, kind: 'certificate' } as const;
  const bound = await inHouse(api, (tx) => findPushToken(tx, presented, at));
  if (bound?.tenantId !== by.tenantId) return false;
  await inTenant(api, by.tenantId, (tx) =>
    appendAudit(tx, {
      at,
      personId: by.person.id,
      action: 'sender.dismiss',
      object: `certificate:${plain}`,
      before: { name: bound.name },
    }),
  );
  const of = { tokenHash, tenantId: by.tenantId };
  return inHouse(api, (tx) => revokeCertificate(tx, of, at));
}
