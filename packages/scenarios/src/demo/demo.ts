import type { AttackRecord } from '../attacks/ground-truth.ts';
import { benignDays } from '../office/benign-days.ts';
import { directoryOf } from '../people/directory-of.ts';
import { createOrganisation } from '../people/organisation.ts';
import { scenarioA } from '../attacks/scenario-a.ts';
import { scenarioB } from '../attacks/scenario-b.ts';
import { dayMs } from '../time.ts';
import type { Organisation, VendorRecord } from '../types.ts';

/** A tenant of the demo; `size` is its number of people. */
export interface DemoTenant {
  slug: string;
  name: string;
  domain: string;
  size: number;
  seed: string;
  countries: readonly string[];
  attack: 'a' | 'b' | null;
  victim: { displayName: string; upn: string; department: string } | null;
}

/** A partner of the demo with its tenants. */
export interface DemoMssp {
  slug: string;
  name: string;
  tenants: readonly DemoTenant[];
}

/** An attack's record with the time after the start of the demo at which it is to arrive (ms). */
export interface ScheduledRecord extends AttackRecord {
  arriveAfterMs: number;
}

/** What the demo loads and plays for one tenant. */
export interface DemoTimeline {
  mssp: DemoMssp;
  tenant: DemoTenant;
  organisation: Organisation;
  /** Who is in what, as of the first of the ordinary days. */
  directory: readonly VendorRecord[];
  /** Ordinary days up to the anchor, to be loaded before the start. */
  history(): Iterable<VendorRecord>;
  /** The attack, in the order of both happening and arrival; empty where there is none. */
  attack: readonly ScheduledRecord[];
}

/** The two partners of the demo and their three tenants each. */
export const demoMssps: readonly DemoMssp[] = [
  {
    slug: 'harrier',
    name: 'Harrier Cyber Partners',
    tenants: [
      {
        ...tenant('borealis', 'Borealis Health', { size: 96, countries: ['GB', 'ES'] }),
        attack: 'a',
        victim: {
          displayName: 'Julia Ortega',
          upn: 'j.ortega@borealis-health.example',
          department: 'Finance',
        },
      },
      tenant('acme', 'Acme Freight', { size: 64, countries: ['US'] }),
      tenant('granite', 'Granite Legal', { size: 42, countries: ['GB'] }),
    ],
  },
  {
    slug: 'stonebridge',
    name: 'Stonebridge Managed Security',
    tenants: [
      tenant('cobalt', 'Cobalt Bank', { size: 120, countries: ['DE', 'NL', 'GB'] }),
      {
        ...tenant('fjord', 'Fjord Energy', { size: 80, countries: ['NL', 'DE'] }),
        attack: 'b',
        victim: {
          displayName: 'Peter Lim',
          upn: 'p.lim@fjord-energy.example',
          department: 'Operations',
        },
      },
      tenant('delta', 'Delta Schools', { size: 54, countries: ['US', 'GB'] }),
    ],
  },
];

/** The organisation behind a tenant of the demo. */
export function demoOrganisation(of: DemoTenant): Organisation {
  return createOrganisation({ ...of, named: of.victim ?? undefined });
}

/** What to load before and what to play after the start, for an anchor (ms): the moment of the start. */
export function demoTimeline(
  anchor: number,
  { days = 30 }: { days?: number } = {},
): DemoTimeline[] {
  return demoMssps.flatMap((mssp) =>
    mssp.tenants.map((of) => {
      const organisation = demoOrganisation(of);
      return {
        mssp,
        tenant: of,
        organisation,
        directory: directoryOf(organisation, anchor - days * dayMs),
        history: () => benignDays(organisation, { anchor, days }),
        attack: schedule(attackOn(of, organisation, anchor)),
      };
    }),
  );
}

function attackOn(
  of: DemoTenant,
  organisation: Organisation,
  anchor: number,
): readonly AttackRecord[] {
  if (!of.attack || !of.victim) return [];
  const plan = { organisation, anchor, victim: of.victim.upn };
  return (of.attack === 'a' ? scenarioA(plan) : scenarioB(plan)).records;
}

const firstArrivalMs = 5_000;
const lastArrivalMs = 85_000;

/** Days told in eighty seconds: each step takes as long as every other, so the story can be watched. */
function schedule(records: readonly AttackRecord[]): ScheduledRecord[] {
  const steps = Map.groupBy(records, (record) => record.step);
  const perStep = (lastArrivalMs - firstArrivalMs) / Math.max(1, steps.size);
  return [...steps.values()].flatMap((step, place) =>
    step.map((record, index) => ({
      ...record,
      arriveAfterMs: Math.round(firstArrivalMs + (place + index / step.length) * perStep),
    })),
  );
}

function tenant(
  slug: string,
  name: string,
  size: { size: number; countries: readonly string[] },
): DemoTenant {
  const domain = `${name.toLowerCase().replace(' ', '-')}.example`;
  return { slug, name, domain, seed: `demo/${slug}`, attack: null, victim: null, ...size };
}
