import {
  findPersonBySession,
  listMemberships,
  listMssps,
  listTenants,
  type HouseTx,
  type Membership,
  type Mssp,
  type Person,
  type Tenant,
} from '@nightjar/db';

/** A tenant as the person who asks meets it. */
export interface ViewerTenant {
  id: string;
  slug: string;
  name: string;
  msspId: string;
  msspName: string;
  responseMode: string;
  /** The strongest role the person has there. */
  role: Membership['role'];
  /** The person works for the MSSP, not for the customer. */
  isProvider: boolean;
}

/** A signed-in person with what they may see. */
export interface Viewer {
  person: Person;
  memberships: { scopeKind: string; scopeId: string; scopeName: string; role: string }[];
  tenants: ViewerTenant[];
}

/** Weakest first. */
export const roles: readonly Membership['role'][] = ['viewer', 'analyst', 'admin'];

interface House {
  mssps: readonly Mssp[];
  tenants: readonly Tenant[];
}

/** The viewer that a person with these memberships is. Tenants outside of them do not exist for it. */
export function viewerOf(
  person: Person,
  memberships: readonly Membership[],
  { mssps, tenants }: House,
): Viewer {
  const nameOf = new Map([...mssps, ...tenants].map(({ id, name }) => [id, name]));
  const seen = tenants.flatMap((tenant) => {
    const holding = memberships.filter(({ scopeKind, scopeId }) =>
      scopeKind === 'tenant' ? scopeId === tenant.id : scopeId === tenant.msspId,
    );
    const role = roles.findLast((one) => holding.some((membership) => membership.role === one));
    if (role === undefined) return [];
    const { id, slug, name, msspId } = tenant;
    return {
      id,
      slug,
      name,
      msspId,
      msspName: nameOf.get(msspId) ?? '',
      responseMode: tenant.responseMode.toUpperCase(),
      role,
      isProvider: holding.some(({ scopeKind }) => scopeKind === 'mssp'),
    };
  });
  return {
    person,
    tenants: seen,
    memberships: memberships.map(({ scopeKind, scopeId, role }) => ({
      scopeKind: scopeKind.toUpperCase(),
      scopeId,
      scopeName: nameOf.get(scopeId) ?? '',
      role: role.toUpperCase(),
    })),
  };
}

/** Reads what a person is here. */
export async function readViewer(tx: HouseTx, person: Person): Promise<Viewer> {
  const memberships = await listMemberships(tx, [person.id]);
  const mssps = await listMssps(tx);
  return viewerOf(person, memberships, { mssps, tenants: await listTenants(tx) });
}

/** The viewer whose session this is at `now` (epoch ms). */
export async function findViewer(
  tx: HouseTx,
  tokenHash: Uint8Array,
  now: number,
): Promise<Viewer | undefined> {
  const person = await findPersonBySession(tx, tokenHash, now);
  return person && (await readViewer(tx, person));
}
