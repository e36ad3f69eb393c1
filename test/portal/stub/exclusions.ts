import type {
  Exclusion,
  ExclusionCondition,
  ExclusionPreview,
} from '../../../apps/portal/src/graphql/detection.ts';
import type { StubPerson } from './people.ts';
import { minutesAgo } from './tenants.ts';
import type { World } from './world.ts';

const dayMinutes = 24 * 60;

/** What one tenant's people took out of models: one that holds, and one that has ended. */
export const someExclusions = (): Exclusion[] => [
  {
    id: 'x1',
    modelPath: 'SaaS / Compliance / New Email Rule',
    conditions: [
      { field: 'ACCOUNT', value: 'user:migration@borealis.example' },
      { field: 'OPERATION', value: 'New-InboxRule' },
    ],
    reason: 'Moves the rules of everybody to the new mail system until the end of the month.',
    addedBy: { name: 'A. Chen' },
    addedAt: minutesAgo(3 * dayMinutes),
    endsAt: minutesAgo(-27 * dayMinutes),
    hits: 214,
    lastHitAt: minutesAgo(90),
  },
  {
    id: 'x2',
    modelPath: 'SaaS / Access / Unusual External Source for SaaS Credential Use',
    conditions: [{ field: 'CLIENT', value: 'Safari / iOS' }],
    reason: 'New phones for the sales team.',
    addedBy: null,
    addedAt: minutesAgo(60 * dayMinutes),
    endsAt: minutesAgo(30 * dayMinutes),
    hits: 1,
    lastHitAt: minutesAgo(45 * dayMinutes),
  },
];

interface Said {
  tenant: string;
  model: string;
  conditions: ExclusionCondition[];
  reason: string;
  days: number;
  id: string;
}

/** What exclusions are there, and what changes them, for one person. */
export function exclusionsFor(world: World, who: StubPerson | undefined) {
  const sees = (slug: string): boolean => who?.sees.includes(slug) ?? false;
  const changed = (slug: string) => ({ __typename: 'ExclusionsChanged', tenant: { slug } });
  const missing = { __typename: 'NotFound', message: 'No such exclusion.' };
  return {
    tenant: ({ slug }: { slug: string }) =>
      sees(slug)
        ? {
            slug,
            serviceLevels: world.serviceLevels,
            exclusions: slug === 'borealis' ? world.exclusions : [],
          }
        : null,
    previewExclusion: ({ tenant, conditions }: Said) =>
      sees(tenant)
        ? { __typename: 'ExclusionPreview', hidden: [], ...previewOf(conditions) }
        : missing,
    addExclusion: ({ conditions, days, model, reason, tenant }: Said) => {
      if (!sees(tenant)) return missing;
      world.exclusions.unshift({
        id: `x${world.exclusions.length + 1}`,
        modelPath: model,
        conditions,
        reason,
        addedBy: who!.person,
        addedAt: minutesAgo(0),
        endsAt: minutesAgo(-days * dayMinutes),
        hits: 0,
        lastHitAt: null,
      });
      return changed(tenant);
    },
    endExclusion: ({ tenant, id }: Said) => {
      const found = world.exclusions.find((one) => one.id === id);
      if (!sees(tenant) || !found) return missing;
      found.endsAt = minutesAgo(0);
      return changed(tenant);
    },
  };
}

/** The fewer conditions, the more is hidden; without the account, a confirmed attack too. */
function previewOf(conditions: readonly ExclusionCondition[]): ExclusionPreview {
  const hasAccount = conditions.some(({ field }) => field === 'ACCOUNT');
  return {
    breaches: 9,
    hiddenCount: hasAccount ? 2 : 7,
    hiddenTruePositives: hasAccount ? 0 : 1,
    notJudged: 0,
  };
}
