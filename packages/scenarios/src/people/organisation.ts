import { createPeople } from './people.ts';
import { createRandom } from '../random.ts';
import type { Organisation, OrganisationPlan } from '../types.ts';

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
