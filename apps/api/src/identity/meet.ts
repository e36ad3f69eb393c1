import type { Membership, Person } from '@nightjar/db';
import type { Viewer } from './viewer.ts';

/** What the viewer is told of somebody who turns up in their tenants. */
export interface Met {
  email: string | null;
  team: string | null;
  role: string | null;
}

/**
 * How somebody with these memberships looks to the viewer: a customer meets a name and a team, never an
 * address. Teams that are not the viewer's to know are not named.
 */
export function meet(viewer: Viewer, person: Person, memberships: readonly Membership[]): Met {
  const own = new Set(
    viewer.memberships.flatMap(({ scopeKind, scopeId }) => (scopeKind === 'MSSP' ? scopeId : [])),
  );
  const known = memberships.flatMap(({ scopeKind, scopeId, role }) => {
    const at = viewer.tenants.find(({ id, msspId }) =>
      scopeKind === 'mssp' ? msspId === scopeId : id === scopeId,
    );
    if (at === undefined) return [];
    const team = scopeKind === 'mssp' ? at.msspName : at.name;
    return { team, role: role.toUpperCase(), isOurs: own.has(at.msspId) };
  });
  const isColleague = person.id === viewer.person.id || known.some(({ isOurs }) => isOurs);
  const [first] = known;
  return {
    email: isColleague ? person.email : null,
    team: first?.team ?? null,
    role: first?.role ?? null,
  };
}
