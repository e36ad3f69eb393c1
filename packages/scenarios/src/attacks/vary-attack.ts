import { placeIn } from '../places/place-in.ts';
import { listStrangers, type Stranger } from '../places/strangers.ts';
import { createRandom, type Random } from '../random.ts';
import { isLikelyVictim, type AttackPlan } from './attack.ts';
import { browserFamilies as browsers, clientFamilies } from './intruder.ts';

/**
 * Another telling of an attack on the same organisation: victim, hour, addresses, clients, counts and pace are
 * drawn from the seed. What the plan says itself stands.
 */
export function varyAttack<Plan extends AttackPlan>(plan: Plan, seed: string): Plan {
  const random = createRandom(`variation/${seed}`);
  const victims = plan.organisation.people.filter(isLikelyVictim);
  const people = plan.organisation.people.length;
  return {
    victim: random.pick(victims).upn,
    startHour: random.int(0, 23),
    places: drawPlaces(random),
    // Consent needs a browser; programs only read.
    clientFamilies: [browsers, browsers, clientFamilies, clientFamilies].map(random.pick),
    sprayed: random.chance(0.3) ? Math.max(15, Math.ceil(people / 10)) : 0,
    seed,
    ...plan,
  };
}

function drawPlaces(random: Random): NonNullable<AttackPlan['places']> {
  const access = shuffled(listStrangers('access'), random);
  const from = (network: Stranger): ReturnType<typeof placeIn> => placeIn(network, random);
  return {
    vpn: from(random.pick(listStrangers('vpn', 'tor'))),
    vps: from(random.pick(listStrangers('hosting'))),
    access: from(access[0]!),
    accessToo: from(access[1]!),
  };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, rank: random.next() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}
