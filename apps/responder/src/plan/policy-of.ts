import type { ResponsePolicy } from '@nightjar/core';
import type { Tenant } from '@nightjar/db';

/** What may be done in a tenant. A trial never acts by itself; a tenant that is not known, not at all. */
export function policyOf(
  tenant: Tenant | undefined,
  protectedTargets: ResponsePolicy['protectedTargets'],
): ResponsePolicy {
  const asked = tenant?.responseMode ?? 'off';
  const mode = tenant?.kind === 'trial' && asked === 'autonomous' ? 'confirm' : asked;
  return { mode, protectedTargets };
}
