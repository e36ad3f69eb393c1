import type { Membership, Person } from '../../../apps/portal/src/graphql/schema.ts';

export interface StubPerson {
  person: Person & { email: string };
  memberships: Membership[];
  /** Slugs the person may see. */
  sees: string[];
}

export const password = 'an invented password';

const member = (
  [name, email]: [string, string],
  scope: Omit<Membership, 'scopeId'>,
  sees: string[],
): StubPerson => ({
  person: { id: `person-${email}`, name, email },
  memberships: [{ ...scope, scopeId: `scope-${scope.scopeName}` }],
  sees,
});

const partner = { scopeKind: 'MSSP', scopeName: 'Northwatch Security' } as const;
const customer = { scopeKind: 'TENANT', scopeName: 'Borealis Health' } as const;

/** One person per role. */
export const people = {
  analyst: member(['A. Chen', 'chen@northwatch.example'], { ...partner, role: 'ANALYST' }, [
    'borealis',
    'acme',
    'cobalt',
  ]),
  admin: member(['B. Okafor', 'okafor@borealis.example'], { ...customer, role: 'ADMIN' }, [
    'borealis',
  ]),
  customer: member(['V. Lund', 'lund@borealis.example'], { ...customer, role: 'ANALYST' }, [
    'borealis',
  ]),
  viewer: member(['R. Sand', 'sand@borealis.example'], { ...customer, role: 'VIEWER' }, [
    'borealis',
  ]),
};
