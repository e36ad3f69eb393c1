import {
  appendAudit,
  bindCertificate,
  findPushToken,
  inHouse,
  inTenant,
  type Person,
} from '@nightjar/db';
import type { Deps } from '../deps.ts';
import { faultOfText, invalid } from '../results.ts';
import { readCertificate } from './read-certificate.ts';

export interface SenderSaid {
  /** The tenant's slug. */
  tenant: string;
  name: string;
  certificate: string;
  proof: string;
}

const nameCharsMax = 100;
const taken = () => invalid('certificate', 'It is bound already.');

/** Binds a certificate to a tenant, or says why not. The audit log tells of it before it can be used. */
export async function admitSender(
  { api, now }: Deps,
  said: SenderSaid,
  by: { tenantId: string; person: Person },
): Promise<{ fingerprint: string; expiresAt: number } | ReturnType<typeof invalid>> {
  const at = now();
  const name = said.name.trim();
  const fault = faultOfText('name', name, true);
  if (fault) return fault;
  if (name.length > nameCharsMax) return invalid('name', `At most ${nameCharsMax} characters.`);
  const read = readCertificate(said, at);
  if ('__typename' in read) return read;
  const { hash, expiresAt } = read;
  const presented = { tokenHash: hash, kind: 'certificate' } as const;
  if (await inHouse(api, (tx) => findPushToken(tx, presented, at))) return taken();
  const fingerprint = hash.toString('hex');
  await inTenant(api, by.tenantId, (tx) =>
    appendAudit(tx, {
      at,
      personId: by.person.id,
      action: 'sender.admit',
      object: `certificate:${fingerprint}`,
      after: { name, expiresAt },
    }),
  );
  const token = { ...presented, tenantId: by.tenantId, name, last4: fingerprint.slice(-4) };
  const isBound = await inHouse(api, (tx) => bindCertificate(tx, { ...token, expiresAt }, at));
  return isBound ? { fingerprint, expiresAt } : taken();
}
