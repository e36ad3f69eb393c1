import type { Tenant } from '../../../apps/portal/src/graphql/schema.ts';

/** When the invented world stands still: ages on screen count from the wall clock. */
export const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const tenant = (slug: string, name: string, health: Partial<Tenant['health']> = {}): Tenant => ({
  id: `tenant-${slug}`,
  slug,
  name,
  msspName: 'Northwatch Security',
  responseMode: 'CONFIRM',
  health: {
    lastEventAt: minutesAgo(4),
    lastKnownAt: minutesAgo(2),
    eventsStored: 48_211,
    deadLetters: 3,
    eventsWaiting: 0,
    baselineDays: 29,
    ...health,
  },
});

/** Three tenants of one MSSP: one busy, one learning, one that has gone blind. */
export const tenants: Tenant[] = [
  tenant('borealis', 'Borealis Health'),
  tenant('acme', 'Acme Freight', { baselineDays: 6 }),
  tenant('cobalt', 'Cobalt Bank', {
    lastKnownAt: minutesAgo(60 * 52),
    lastEventAt: minutesAgo(60 * 53),
  }),
];
