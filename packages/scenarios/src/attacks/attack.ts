import type { Source } from '@nightjar/core';
import { createRandom, type Random } from '../random.ts';
import type { Act, Scene } from '../record/act.ts';
import type { Organisation, Person, Place, VendorRecord } from '../types.ts';
import type { Cause } from './ground-truth.ts';
import { presentClient, type ClientFamily } from './intruder.ts';

/** What an address of the intruder is: an anonymising VPN, a rented machine, or an access network, two of them. */
export type Role = 'vpn' | 'vps' | 'access' | 'accessToo';

/** When an attack happens. `slowdown` 1 to 10 stretches the time between steps, not within one. */
export interface Schedule {
  /** All of the attack happens before it (ms). */
  anchor: number;
  slowdown?: number | undefined;
  /** Varies counts and the pace; absent: as the source page tells it. */
  seed?: string;
  /** Hour of day (UTC) at which the first step begins. */
  startHour?: number;
  /** Feeds to tell; all that the scenario knows by default, of takeovers without the message trace. */
  sources?: readonly Source[];
}

/** Whom and from where an attack on a person's account happens. */
export interface AttackPlan extends Schedule {
  organisation: Organisation;
  /** UPN of the victim; an employee of Finance by default. */
  victim?: string;
  /** Addresses by role; those of the source page by default. */
  places?: Partial<Record<Role, Place>>;
  /** Clients of the roles in the order vpn, vps, access, accessToo, repeated; Chrome on Windows by default. */
  clientFamilies?: readonly ClientFamily[];
  /** Other people who are tried, too, before the victim's password is found; nobody by default. */
  sprayed?: number;
}

/** A record with the causes that it gives. */
export type Given = VendorRecord & { models: readonly Cause[] };

/** One step: hours after the first at slowdown 1, and the records it leaves. */
export interface Step {
  name: string;
  afterHours: number;
  /** Told for the story, and no act of the intruder. */
  isPrecursor?: boolean;
  records(at: number): Given[];
}

/** Everything a step needs to make records. */
export interface Attack {
  scene: Scene;
  victim: Person;
  /** A number that the source page or we chose, or with a seed one around it. */
  count(usual: number): number;
  /** The intruder at an address. A session lasts while `session` is the same word. */
  from(role: Role, at: number, session: string): Act;
}

const roles: readonly Role[] = ['vpn', 'vps', 'access', 'accessToo'];

/** The attack set up for a plan; throws where the victim does not exist. */
export function prepareAttack(
  plan: AttackPlan,
  of: { name: string; places: Readonly<Record<Role, Place>> },
): Attack {
  const { organisation } = plan;
  const victim = findVictim(plan);
  const seed = plan.seed === undefined ? '' : `/${plan.seed}`;
  const random = createRandom(
    `${organisation.seed}/${organisation.domain}/${of.name}/${victim.id}${seed}`,
  );
  const counts = random.fork('counts');
  return {
    scene: { organisation, random, sources: plan.sources },
    victim,
    count: (usual) => (plan.seed === undefined ? usual : varyCount(usual, counts)),
    from: (role, at, session) => ({
      person: victim,
      at,
      place: plan.places?.[role] ?? of.places[role],
      ...presentClient(familyOf(plan, role), at),
      session: random.fork(`session/${session}`).guid(),
    }),
  };
}

/** The records with the models that they give cause to. */
export function giving(models: readonly Cause[], records: readonly VendorRecord[]): Given[] {
  return records.map((record) => ({ ...record, models }));
}

function findVictim({ organisation, victim: upn }: AttackPlan): Person {
  const victim = upn
    ? organisation.people.find((person) => person.upn === upn)
    : (organisation.people.find(
        (person) => isLikelyVictim(person) && person.department === 'Finance',
      ) ?? organisation.people.find(isLikelyVictim));
  if (!victim) throw new Error(`${organisation.name} has no ${upn ?? 'employee to attack'}`);
  return victim;
}

/** Whom an attack may be told about: somebody who works throughout and travels nowhere. */
export function isLikelyVictim(person: Person): boolean {
  return person.role === 'employee' && person.joins === null && person.trip === null;
}

function familyOf({ clientFamilies = [] }: AttackPlan, role: Role): ClientFamily {
  const place = roles.indexOf(role) % Math.max(1, clientFamilies.length);
  return clientFamilies[place] ?? 'chrome-windows';
}

function varyCount(usual: number, random: Random): number {
  return Math.max(1, Math.round(usual * (0.75 + random.next() * 0.75)));
}
