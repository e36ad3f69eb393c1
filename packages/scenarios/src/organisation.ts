import { createPeople } from './people.ts';
import { createRandom } from './random.ts';
import type { Organisation } from './types.ts';

/** What an organisation is made from; `size` is its number of people, 5 to 500, accounts of machines excluded. */
export interface OrganisationPlan {
  seed: string;
  name: string;
  slug: string;
  domain: string;
  size: number;
  /** Countries of its offices, the main one first. */
  countries: readonly string[];
  /** Somebody who must exist, such as the victim of an attack. */
  named?: { displayName: string; upn: string; department: string };
}

/** An organisation with its people, places and habits. The same plan gives the same organisation. */
export function createOrganisation(plan: OrganisationPlan): Organisation {
  const random = createRandom(`organisation/${plan.seed}/${plan.domain}`);
  return {
    seed: plan.seed,
    name: plan.name,
    slug: plan.slug,
    domain: plan.domain,
    organizationId: random.guid(),
    usesGateway: random.chance(0.3),
    publicHoliday: random.int(8, 24),
    passwordResetDay: random.int(5, 20),
    people: createPeople(plan, random),
  };
}
