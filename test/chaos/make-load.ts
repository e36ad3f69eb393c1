import { dayOf, stableId, type Day } from '@nightjar/core';
import {
  benignDays,
  createOrganisation,
  mergeRecords,
  scenarioA,
  type VendorRecord,
} from '@nightjar/scenarios';
import type { Dice } from './dice.ts';

/** A tenant with everything that will be offered of it. */
export interface LoadTenant {
  id: string;
  slug: string;
  name: string;
  pushToken: string;
  /** In the order of happening, each once. */
  records: readonly VendorRecord[];
  /** Days that have events. */
  days: ReadonlySet<Day>;
}

/** Records of one tenant that are sent together; `at` in [0, 1] says when in the run. */
export interface Push {
  tenant: LoadTenant;
  at: number;
  records: readonly VendorRecord[];
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const historyDays = 16;
const duplicateShare = 0.05;
const lateShare = 0.1;
const lateMaxMs = 24 * hourMs;
const jitterMs = 2 * hourMs;

// Two are attacked, so that one logout can be killed half way and the other not.
const plans = [
  { slug: 'anvil', size: 8, isAttacked: true, endsAt: 0.6 },
  { slug: 'bellows', size: 6, isAttacked: true, endsAt: 0.9 },
  { slug: 'crucible', size: 8, isAttacked: false, endsAt: 1 },
] as const;

/** The end of the told time: all its days are over, so that days close while late records still come. */
export const anchorOf = (now: number): number => Math.floor(now / dayMs) * dayMs - 2 * dayMs;

/** The tenants of a run. The same seed and day give the same records. */
export function makeTenants(seed: number, anchor: number): LoadTenant[] {
  return plans.map(({ slug, size, isAttacked }) => {
    const victim = `j.ortega@${slug}.example`;
    const organisation = createOrganisation({
      seed: `chaos/${seed}/${slug}`,
      name: slug,
      slug,
      domain: `${slug}.example`,
      size,
      countries: ['GB'],
      named: { displayName: 'Julia Ortega', upn: victim, department: 'Finance' },
    });
    const benign = benignDays(organisation, { anchor, days: historyDays, activity: 0.25 });
    const attack = isAttacked ? scenarioA({ organisation, anchor, victim, mails: 40 }).records : [];
    const records = [...mergeRecords(benign, attack)];
    return {
      id: stableId('chaos-tenant', slug),
      slug,
      name: slug,
      pushToken: `njp_chaos_${seed}_${slug}_not_a_secret`,
      records,
      days: new Set(records.map(({ happenedAt }) => dayOf(happenedAt))),
    };
  });
}

/** In order, each record once: what a calm day looks like. */
export function pushInOrder(tenant: LoadTenant, recordsPerPush: number): Push[] {
  return cut(tenant, { records: tenant.records, recordsPerPush, endsAt: 1 });
}

/** As they come in bad weather: 5 % twice, 10 % up to 24 h late, shuffled; at most `pushesMax` pushes. */
export function pushInDisorder(tenant: LoadTenant, dice: Dice, pushesMax: number): Push[] {
  const arriving = tenant.records.flatMap((record) => {
    const late = dice.chance(lateShare) ? dice.next() * lateMaxMs : 0;
    const at = record.happenedAt + dice.next() * jitterMs + late;
    const again = at + dice.next() * lateMaxMs;
    return dice.chance(duplicateShare)
      ? [
          { record, at },
          { record, at: again },
        ]
      : [{ record, at }];
  });
  const records = arriving.toSorted((a, b) => a.at - b.at).map(({ record }) => record);
  const recordsPerPush = Math.ceil(records.length / pushesMax);
  const endsAt = plans.find(({ slug }) => slug === tenant.slug)?.endsAt ?? 1;
  return cut(tenant, { records, recordsPerPush, endsAt }).map((push) => ({
    ...push,
    records: dice.shuffle(push.records),
  }));
}

function cut(
  tenant: LoadTenant,
  of: { records: readonly VendorRecord[]; recordsPerPush: number; endsAt: number },
): Push[] {
  const { records, recordsPerPush, endsAt } = of;
  const pushes: Push[] = [];
  for (let from = 0; from < records.length; from += recordsPerPush) {
    const at = (endsAt * from) / records.length;
    pushes.push({ tenant, at, records: records.slice(from, from + recordsPerPush) });
  }
  return pushes;
}
