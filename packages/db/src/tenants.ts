import type { TenantId } from '@nightjar/core';
import { instant } from './columns.ts';
import type { HouseTx, Tx } from './tenancy/index.ts';

export interface Mssp {
  id: string;
  slug: string;
  name: string;
}

export interface Tenant {
  id: TenantId;
  msspId: string;
  slug: string;
  name: string;
  kind: 'customer' | 'trial';
  responseMode: 'off' | 'confirm' | 'autonomous';
}

const columns = 'id, mssp_id as "msspId", slug, name, kind, response_mode as "responseMode"';

/** Makes the MSSP, or brings its slug and name up to date. */
export async function saveMssp(tx: HouseTx, mssp: Mssp): Promise<void> {
  await tx.query(
    `insert into mssps (id, slug, name) values ($1, $2, $3)
     on conflict (id) do update set slug = excluded.slug, name = excluded.name`,
    [mssp.id, mssp.slug, mssp.name],
  );
}

/** Makes the tenant, or brings it up to date. */
export async function saveTenant(tx: HouseTx, tenant: Tenant): Promise<void> {
  await tx.query(
    `insert into tenants (id, mssp_id, slug, name, kind, response_mode)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set slug = excluded.slug, name = excluded.name,
       kind = excluded.kind, response_mode = excluded.response_mode`,
    [tenant.id, tenant.msspId, tenant.slug, tenant.name, tenant.kind, tenant.responseMode],
  );
}

/** All tenants by name. Any transaction may know them, whatever its context. */
export function listTenants(tx: Tx): Promise<Tenant[]> {
  return tx.queryPlanned(`select ${columns} from tenants order by name, id`);
}

export async function findTenantBySlug(tx: Tx, slug: string): Promise<Tenant | undefined> {
  return (await tx.query<Tenant>(`select ${columns} from tenants where slug = $1`, [slug]))[0];
}

export async function findTenant(tx: Tx, id: TenantId): Promise<Tenant | undefined> {
  return (await tx.queryPlanned<Tenant>(`select ${columns} from tenants where id = $1`, [id]))[0];
}

/** How a sender shows that it holds a token: by saying it, or by the private key of a certificate. */
export type PushTokenKind = 'secret' | 'certificate';

/** What may push events into one tenant; only its SHA-256 is kept, of a certificate that of its DER. */
export interface PushToken {
  tokenHash: Uint8Array;
  /** Default: a secret. */
  kind?: PushTokenKind;
  tenantId: TenantId;
  name: string;
  last4: string;
  /** Epoch ms. */
  expiresAt: number;
}

export async function insertPushToken(tx: HouseTx, token: PushToken): Promise<void> {
  await tx.query(
    `insert into push_tokens (token_hash, tenant_id, name, last4, expires_at, kind)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [
      Buffer.from(token.tokenHash),
      token.tenantId,
      token.name,
      token.last4,
      instant(token.expiresAt),
      token.kind ?? 'secret',
    ],
  );
}

/** Binds a certificate that is not bound, or whose binding is over, at `now` (epoch ms); false where it is bound. */
export async function bindCertificate(
  tx: HouseTx,
  token: PushToken,
  now: number,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into push_tokens (token_hash, tenant_id, name, last4, expires_at, kind)
     values ($1, $2, $3, $4, $5, 'certificate')
     on conflict (token_hash) do update set tenant_id = excluded.tenant_id, name = excluded.name,
       expires_at = excluded.expires_at, created_at = now(), revoked_at = null
     where push_tokens.kind = 'certificate'
       and (push_tokens.revoked_at is not null or push_tokens.expires_at <= $6)
     returning 1`,
    [
      Buffer.from(token.tokenHash),
      token.tenantId,
      token.name,
      token.last4,
      instant(token.expiresAt),
      instant(now),
    ],
  );
  return rows.length > 0;
}

/** Takes a tenant's certificate back; false where the tenant has no such one. */
export async function revokeCertificate(
  tx: HouseTx,
  { tokenHash, tenantId }: Pick<PushToken, 'tokenHash' | 'tenantId'>,
  now: number,
): Promise<boolean> {
  const rows = await tx.query(
    `update push_tokens set revoked_at = $3
     where token_hash = $1 and tenant_id = $2 and kind = 'certificate' and revoked_at is null
     returning 1`,
    [Buffer.from(tokenHash), tenantId, instant(now)],
  );
  return rows.length > 0;
}

/** Forgets tokens whose time was over before `before` (epoch ms): the audit log tells of them. For the role api. */
export async function removeLapsedPushTokens(tx: HouseTx, before: number): Promise<void> {
  await tx.query('delete from push_tokens where expires_at < $1', [instant(before)]);
}

/** The tenant that a presented token may push to at `now` (epoch ms), with the token's name. */
export async function findPushToken(
  tx: HouseTx,
  { tokenHash, kind = 'secret' }: Pick<PushToken, 'tokenHash' | 'kind'>,
  now: number,
): Promise<{ tenantId: TenantId; name: string } | undefined> {
  const rows = await tx.query<{ tenantId: TenantId; name: string }>(
    `select tenant_id as "tenantId", name from push_tokens
     where token_hash = $1 and kind = $2 and expires_at > $3 and revoked_at is null`,
    [Buffer.from(tokenHash), kind, instant(now)],
  );
  return rows[0];
}
