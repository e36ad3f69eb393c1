import { instant } from './columns.ts';
import type { HouseTx } from './tenancy/index.ts';

export interface Person {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
}

export interface Membership {
  personId: string;
  scopeKind: 'mssp' | 'tenant';
  scopeId: string;
  role: 'viewer' | 'analyst' | 'admin';
}

/** Makes the person, or brings name, address and password up to date. */
export async function savePerson(
  tx: HouseTx,
  person: Person,
  passwordHash: string | null,
): Promise<void> {
  await tx.query(
    `insert into people (id, email, name, password_hash) values ($1, lower($2), $3, $4)
     on conflict (id) do update set email = excluded.email, name = excluded.name,
       password_hash = excluded.password_hash`,
    [person.id, person.email, person.name, passwordHash],
  );
}

export async function saveMembership(tx: HouseTx, membership: Membership): Promise<void> {
  await tx.query(
    `insert into memberships (person_id, scope_kind, scope_id, role) values ($1, $2, $3, $4)
     on conflict (person_id, scope_kind, scope_id) do update set role = excluded.role`,
    [membership.personId, membership.scopeKind, membership.scopeId, membership.role],
  );
}

/** Who signs in with this address, and the hash to check the password against. Disabled ones are not found. */
export async function findPersonByEmail(
  tx: HouseTx,
  email: string,
): Promise<(Person & { passwordHash: string | null }) | undefined> {
  const rows = await tx.query<Person & { passwordHash: string | null }>(
    `select id, email, name, password_hash as "passwordHash" from people
     where email = lower($1) and disabled_at is null`,
    [email],
  );
  return rows[0];
}

/** What these people may do, and where. */
export function listMemberships(tx: HouseTx, personIds: readonly string[]): Promise<Membership[]> {
  return tx.query(
    `select person_id as "personId", scope_kind as "scopeKind", scope_id as "scopeId", role
     from memberships where person_id = any ($1::uuid[]) order by person_id, scope_kind, scope_id`,
    [personIds],
  );
}

/** Opens a session; only the token's SHA-256 is kept. Times in epoch ms. */
export async function insertSession(
  tx: HouseTx,
  session: { tokenHash: Uint8Array; personId: string; createdAt: number; expiresAt: number },
): Promise<void> {
  await tx.query(
    `insert into sessions (token_hash, person_id, created_at, expires_at) values ($1, $2, $3, $4)`,
    [
      Buffer.from(session.tokenHash),
      session.personId,
      instant(session.createdAt),
      instant(session.expiresAt),
    ],
  );
}

/** The person whose session this token opens at `now` (epoch ms). */
export async function findPersonBySession(
  tx: HouseTx,
  tokenHash: Uint8Array,
  now: number,
): Promise<Person | undefined> {
  const rows = await tx.query<Person>(
    `select p.id, p.email, p.name from sessions s join people p on p.id = s.person_id
     where s.token_hash = $1 and s.expires_at > $2 and s.revoked_at is null
       and p.disabled_at is null`,
    [Buffer.from(tokenHash), instant(now)],
  );
  return rows[0];
}

export async function revokeSession(
  tx: HouseTx,
  tokenHash: Uint8Array,
  now: number,
): Promise<void> {
  await tx.query(
    'update sessions set revoked_at = $2 where token_hash = $1 and revoked_at is null',
    [Buffer.from(tokenHash), instant(now)],
  );
}
