import { browserVersion } from './clients.ts';
import { createRandom } from './random.ts';
import type { Act, Scene } from './record/act.ts';
import { hourMs } from './time.ts';
import type { Organisation, Person, Place, VendorRecord } from './types.ts';

/** A record of an attack, with the name of the step it belongs to. */
export interface AttackRecord extends VendorRecord {
  step: string;
}

/** Where and when an attack happens. `slowdown` 1 to 10 stretches the time between steps, not within one. */
export interface AttackPlan {
  organisation: Organisation;
  /** All of the attack happens before it (ms). */
  anchor: number;
  /** UPN of the victim; an employee of Finance by default. */
  victim?: string;
  slowdown?: number;
}

/** One step: hours after the first at slowdown 1, and the records it leaves. */
export interface Step {
  name: string;
  afterHours: number;
  records(at: number): VendorRecord[];
}

/** Everything a step needs to make records. */
export interface Attack {
  scene: Scene;
  victim: Person;
  /** The intruder at an address. A session lasts while `session` is the same word. */
  from(place: Place, at: number, session: string): Act;
}

/** The unusual addresses of the source page with the networks it names; countries beyond Kuwait are our choice. */
export const sourcePageAddresses = {
  hideMyAssKuwait: { ip: '5.62.60.202', asn: 198605, country: 'KW', city: 'Kuwait City' },
  smileNigeria: { ip: '160.152.10.215', asn: 37637, country: 'NG', city: 'Lagos' },
  topnet: { ip: '197.244.250.155', asn: 37705, country: 'TN', city: 'Tunis' },
  smileNigeriaToo: { ip: '169.159.92.36', asn: 37122, country: 'NG', city: 'Abuja' },
  majesticHosting: { ip: '45.62.170.237', asn: 396073, country: 'US', city: 'Dallas' },
  gCore: { ip: '92.38.180.49', asn: 202422, country: 'LU', city: 'Luxembourg' },
  natcomNigeria: { ip: '129.56.36.26', asn: 327952, country: 'NG', city: 'Lagos' },
  gCoreToo: { ip: '92.38.180.47', asn: 202422, country: 'LU', city: 'Luxembourg' },
  surfsharkHouston: { ip: '107.179.20.214', asn: 397086, country: 'US', city: 'Houston' },
  majesticHostingToo: { ip: '45.62.170.31', asn: 396073, country: 'US', city: 'Dallas' },
} as const satisfies Record<string, Place>;

// The last step ends well before the anchor, so that nothing of the attack lies in the future.
const restMs = 4 * hourMs;

/** The attack set up for a plan; throws where the victim does not exist. */
export function prepareAttack(plan: AttackPlan, name: string): Attack {
  const { organisation } = plan;
  const victim = plan.victim
    ? organisation.people.find((person) => person.upn === plan.victim)
    : (organisation.people.find(
        (person) => isLikelyVictim(person) && person.department === 'Finance',
      ) ?? organisation.people.find(isLikelyVictim));
  if (!victim)
    throw new Error(`${organisation.name} has no ${plan.victim ?? 'employee to attack'}`);
  const random = createRandom(`${organisation.seed}/${organisation.domain}/${name}/${victim.id}`);
  return {
    scene: { organisation, random },
    victim,
    from: (place, at, session) => ({
      person: victim,
      at,
      place,
      userAgent: intruderAgent(at),
      os: 'Windows10',
      browser: `Chrome ${browserVersion(at, 40)}.0.0`,
      session: random.fork(`session/${session}`).guid(),
    }),
  };
}

/** The records of the steps in the order in which they happen. */
export function playSteps(plan: AttackPlan, steps: readonly Step[]): AttackRecord[] {
  const slowdown = plan.slowdown ?? 1;
  const last = Math.max(...steps.map((step) => step.afterHours));
  const start = Math.floor((plan.anchor - restMs) / 1000) * 1000 - last * slowdown * hourMs;
  return steps
    .flatMap((step) =>
      step
        .records(start + step.afterHours * slowdown * hourMs)
        .map((record) => ({ ...record, step: step.name })),
    )
    .sort((left, right) => left.happenedAt - right.happenedAt);
}

function isLikelyVictim(person: Person): boolean {
  return person.role === 'employee' && person.joins === null && person.trip === null;
}

function intruderAgent(at: number): string {
  const version = browserVersion(at, 40);
  return `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
}
