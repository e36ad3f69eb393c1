import {
  appendAudit,
  inHouse,
  insertPushToken,
  inTenant,
  removeLapsedPushTokens,
  type Person,
} from '@nightjar/db';
import type { Deps } from '../deps.ts';
import { hashToken } from '../identity/session-token.ts';

const ticketLifeMs = 3_600_000;
// Long enough to tell whose a token was that is still tried.
const lapsedKeptMs = 7 * 86_400_000;

export interface UploadTicket {
  ticket: string;
  /** Epoch ms. */
  expiresAt: number;
}

/** Makes a push token of an hour for one tenant. The audit log tells of it before it can be used. */
export async function createUploadTicket(
  { api, now, newToken }: Deps,
  tenantId: string,
  person: Person,
): Promise<UploadTicket> {
  const at = now();
  const ticket = newToken();
  const expiresAt = at + ticketLifeMs;
  const [name, last4] = [`upload by ${person.name}`, ticket.slice(-4)];
  await inTenant(api, tenantId, (tx) =>
    appendAudit(tx, {
      at,
      personId: person.id,
      action: 'upload.permit',
      object: `push_token:${last4}`,
      after: { name, expiresAt },
    }),
  );
  const tokenHash = hashToken(ticket);
  await inHouse(api, async (tx) => {
    await removeLapsedPushTokens(tx, at - lapsedKeptMs);
    await insertPushToken(tx, { tokenHash, tenantId, name, last4, expiresAt });
  });
  return { ticket, expiresAt };
}
