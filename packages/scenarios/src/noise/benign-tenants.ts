import { benignDays } from '../office/benign-days.ts';
import { createOrganisation } from '../people/organisation.ts';
import { createRandom } from '../random.ts';
import type { Organisation, VendorRecord } from '../types.ts';
import type { Source } from '@nightjar/core';
import { noiseNames, type NoiseName } from './noises.ts';

/** How many tenants of how many people, for how many days that end at the anchor (ms). */
export interface BenignTenantsPlan {
  tenants: number;
  users: number;
  days: number;
  seed: string;
  anchor?: number;
  activity?: number;
  sources?: readonly Source[];
}

/** One tenant, and its records: told anew each time they are asked for, a day in memory at most. */
export interface BenignTenant {
  organisation: Organisation;
  noise: readonly NoiseName[];
  records(): Generator<VendorRecord>;
}

const usualAnchor = Date.UTC(2026, 5, 10, 10);
const countries = [['GB', 'US'], ['DE', 'NL', 'GB'], ['US'], ['ES', 'GB'], ['NL', 'DE'], ['GB']];

/** Tenants in which nothing bad happens and much is unusual: each kind of noise is in one of them at least, and in half of the others. */
export function* benignTenants(plan: BenignTenantsPlan): Generator<BenignTenant> {
  const { anchor = usualAnchor, days, activity, sources } = plan;
  for (let index = 0; index < plan.tenants; index++) {
    const organisation = createOrganisation({
      seed: `${plan.seed}/${index}`,
      name: `Tenant ${index + 1}`,
      slug: `tenant${index + 1}`,
      domain: `tenant-${index + 1}.example`,
      size: plan.users,
      countries: countries[index % countries.length]!,
    });
    const random = createRandom(`noise/${plan.seed}/${index}`);
    const noise = noiseNames.filter(
      (_, place) => place % plan.tenants === index || random.chance(0.5),
    );
    const records = () => benignDays(organisation, { anchor, days, activity, sources, noise });
    yield { organisation, noise, records };
  }
}
