import { benignTenants, type VendorRecord } from '@nightjar/scenarios';
import { stageTenants, storyKinds } from '../eval/incidents/stage-tenants.ts';
import {
  type AttackCase,
  cloudActCases,
  cloudChain,
  recordsOf,
  strangersAt,
  takeover,
} from '../eval/scenarios/attack-cases.ts';

/** Records that something is told of, or nothing. */
export interface StoryCase {
  id: string;
  now: number;
  records(): Iterable<VendorRecord>;
}

const benignAnchor = Date.UTC(2026, 5, 10, 10);

/** Takeovers, strangers, the cloud, all kinds of stories in one tenant, and tenants in which nothing bad happens. */
export function* listStories(seeds: number): Generator<StoryCase> {
  for (const one of attacks(seeds)) yield { ...one, records: () => recordsOf(one) };
  yield* everyKind();
  const plan = { tenants: 2, users: 40, days: 40, seed: 'evidence', anchor: benignAnchor };
  for (const { organisation, records } of benignTenants(plan))
    yield { id: `benign, ${organisation.name}`, now: benignAnchor, records };
}

/** One story of each kind, among each other and ordinary days. */
function* everyKind(): Generator<StoryCase> {
  const stories = storyKinds.length;
  const plan = {
    stories,
    tenants: 1,
    users: 50,
    density: 6,
    applications: 'own',
    seed: 'kinds',
  } as const;
  for (const { name, now, records } of stageTenants(plan))
    yield { id: `every kind, ${name}`, now, records };
}

function* attacks(seeds: number): Generator<AttackCase> {
  yield takeover('A');
  yield takeover('B');
  yield strangersAt('private-open');
  yield cloudChain();
  yield* cloudActCases();
  for (let seed = 1; seed <= seeds; seed++) {
    yield takeover('A', { seed: String(seed) });
    yield takeover('B', { seed: String(seed) });
    if (seed <= 2) yield strangersAt('private-open', String(seed));
    yield cloudChain(String(seed));
  }
}
