import { findTenantBySlug, inHouse, findPushToken, type Database } from '@nightjar/db';
import { tokenOf } from './token-of.ts';

export type Pusher = { tenantId: string } | 'unknown token' | 'other tenant';

/** The tenant that a token stands for. A named tenant must be that one. */
export async function findPusher(
  db: Database,
  of: { authorization: string | undefined; slug: string | undefined; now: number },
): Promise<Pusher> {
  const token = tokenOf(/^Bearer (.+)$/i.exec(of.authorization ?? '')?.[1]);
  if (token === undefined) return 'unknown token';
  return inHouse(db, async (tx) => {
    const found = await findPushToken(tx, token, of.now);
    if (found === undefined) return 'unknown token';
    if (of.slug === undefined) return { tenantId: found.tenantId };
    const named = await findTenantBySlug(tx, of.slug);
    return named?.id === found.tenantId ? { tenantId: found.tenantId } : 'other tenant';
  });
}
