import type { TenantTx } from './tenancy/index.ts';

/**
 * Those conditions whose value is given, `?` standing for it, and the parameters, of which the tenant is the first. What
 * is not asked for is not in the statement: a plan that is kept could not leave it out.
 */
export function askedOf(
  tx: TenantTx,
  conditions: readonly (readonly [sql: string, value: unknown])[],
): { where: string; params: unknown[] } {
  const given = conditions.filter(([, value]) => value !== undefined);
  return {
    where: ['tenant_id = $1', ...given.map(([sql], at) => sql.replace('?', `$${at + 2}`))].join(
      ' and ',
    ),
    params: [tx.tenantId, ...given.map(([, value]) => value)],
  };
}
