import { createOrganisation } from './people/organisation.ts';
import type { Organisation, OrganisationPlan, VendorRecord } from './types.ts';

/** The end of the days that tests ask for, a Wednesday. */
export const anchor = Date.UTC(2026, 5, 10, 10);

/** A company for tests: what they do not say of it is the same in all. */
export function testCompany(
  of: Pick<OrganisationPlan, 'seed' | 'size'> & Partial<OrganisationPlan>,
): Organisation {
  const plan = { name: 'Test Co', slug: 'testco', domain: 'test.example', countries: ['GB'] };
  return createOrganisation({ ...plan, ...of });
}

export function areInOrder(records: readonly VendorRecord[]): boolean {
  return records.every(
    ({ happenedAt }, index) => index === 0 || happenedAt >= records[index - 1]!.happenedAt,
  );
}
