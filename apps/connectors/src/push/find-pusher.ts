import { createHash } from 'node:crypto';
import { findPushToken, findTenantBySlug, inHouse, type Database } from '@nightjar/db';

export type Pusher = { tenantId: string } | 'unknown token' | 'other tenant';

/** The tenant that a token stands for. A named tenant must be that one. */
export async function findPusher(
  db: Database,
  of: { authorization: string | undefined; slug: string | undefined; now: number },
): Promise<Pusher> {
  const token = /^Bearer ([\x21-\x7e]{16,512})$/i.exec(of.authorization ?? '')?.[1];
  if (token === undefined) return 'unknown token';
  const hash = createHash('sha256').update(token).digest();
  return inHouse(db, async (tx) => {
    const found = await findPushToken(tx, hash, of.now);
    if (found === undefined) return 'unknown token';
    if (of.slug === undefined) return { tenantId: found.tenantId };
    const named = await findTenantBySlug(tx, of.slug);
    return named?.id === found.tenantId ? { tenantId: found.tenantId } : 'other tenant';
  });
}
