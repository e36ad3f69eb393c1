import { createHmac } from 'node:crypto';

/** `one`: reads and writes a tenant. `many`: reads across tenants. `sweep`: ids and marks of all. */
export type ContextMode = 'one' | 'many' | 'sweep';

export interface ContextClaims {
  /** Name of the login role that may use it. */
  sessionUser: string;
  mode: ContextMode;
  tenantIds: readonly string[];
  /** Epoch ms; compared with the start of the transaction. */
  expiresAt: number;
}

/** How long a context may be presented after it was signed; the clocks of two machines may differ by less. */
export const contextLifeMs = 60_000;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The text that `tenancy.current_tenant()` believes. Throws where a tenant id is not a lower-case UUID. */
export function signContext(claims: ContextClaims, key: Uint8Array): string {
  const wrong = claims.tenantIds.find((id) => !uuid.test(id));
  if (wrong !== undefined) throw new Error('A tenant id is a lower-case UUID.');
  const stated = `${claims.mode};${claims.tenantIds.join(',')};${claims.expiresAt}`;
  const mac = createHmac('sha256', key).update(`${claims.sessionUser};${stated}`).digest('hex');
  return `${stated};${mac}`;
}
