/** A tenant's id: a lower-case UUID. */
export type TenantId = string;

/** Which tenants a reader may see. A missing scope yields nothing, never everything. */
export interface Scope {
  tenantIds: readonly TenantId[];
}
