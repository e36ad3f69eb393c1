import { createDesktop, createPhone } from './devices.ts';
import { departments, firstNames, lastNames } from './names.ts';
import { hotels, listNetworks } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import type { Random } from '../random.ts';
import type { OrganisationPlan, Person, Place } from '../types.ts';

const machineAccounts = [
  { role: 'mailing', localPart: 'newsletter', displayName: 'Newsletter' },
  { role: 'service', localPart: 'svc-backup', displayName: 'Backup service' },
  { role: 'service', localPart: 'svc-scanner', displayName: 'Scanner service' },
] as const;

/** People of an organisation: employees, one administrator in thirty, and accounts of machines. */
export function createPeople(plan: OrganisationPlan, random: Random): Person[] {
  const offices = new Map(
    plan.countries.map((country) => [country, createOffice(country, random)]),
  );
  const administrators = Math.max(2, Math.round(plan.size / 30));
  const people = Array.from({ length: plan.size }, (_, index) => {
    const displayName = nameOf(index, random);
    return {
      ...createPerson(plan, offices, random.fork(`person/${index}`)),
      displayName,
      upn: addressOf(displayName, plan.domain),
      ...(index < administrators
        ? ({ role: 'administrator', department: 'IT', joins: null } as const)
        : {}),
      // Whoever must exist has no absence, so that a story about them can be told on any day.
      ...(index === administrators && plan.named
        ? { ...plan.named, joins: null, trip: null, holiday: null }
        : {}),
    };
  });
  const machines = machineAccounts.map(({ localPart, ...account }) => ({
    ...createPerson(plan, offices, random.fork(localPart)),
    ...account,
    ...machineHabits,
    upn: `${localPart}@${plan.domain}`,
  }));
  return [...people, ...machines].map((person) => ({ ...person, ...idsOf(person.upn, random) }));
}

const machineHabits = {
  department: 'IT',
  homeShare: 0,
  mobile: null,
  phone: null,
  usesRelay: false,
  joins: null,
  holiday: null,
  trip: null,
} as const;

function idsOf(upn: string, random: Random): Pick<Person, 'id' | 'mailboxId' | 'puid'> {
  const ids = random.fork(`ids/${upn}`);
  return {
    id: ids.guid(),
    mailboxId: ids.guid(),
    puid: `10032${String(ids.int(1e9, 4e9)).padStart(11, '0')}`,
  };
}

function createPerson(
  plan: OrganisationPlan,
  offices: ReadonlyMap<string, Place>,
  random: Random,
): Person {
  // Seven in ten work at the main office, the rest are spread over the others.
  const country = random.chance(0.7) ? plan.countries[0]! : random.pick(plan.countries);
  const mobile = random.chance(0.7) ? random.pick(listNetworks('mobile', country)) : null;
  return {
    id: '',
    upn: '',
    displayName: '',
    mailboxId: '',
    puid: '',
    department: random.pick(departments),
    role: 'employee',
    country,
    startHour: 7.5 + random.next() * 2,
    workHours: 8 + random.next(),
    homeShare: random.pick([0, 0.2, 0.4, 0.4, 0.6, 1]),
    activity: 0.5 + random.next() + (random.chance(0.1) ? 1 : 0),
    office: offices.get(country)!,
    home: random.pick(listNetworks('home', country)),
    mobile,
    desktop: createDesktop(random),
    phone: mobile ? createPhone(random) : null,
    usesRelay: mobile !== null && random.chance(0.04),
    joins: random.chance(0.05) ? random.int(4, 22) : null,
    holiday: random.chance(0.2) ? { from: random.int(6, 30), days: random.int(2, 8) } : null,
    trip: random.chance(0.05) ? createTrip(country, random) : null,
  };
}

function createTrip(country: string, random: Random): Person['trip'] {
  const abroad = hotels.filter((hotel) => hotel.country !== country);
  return { from: random.int(4, 25), days: random.int(2, 5), network: random.pick(abroad) };
}

function createOffice(country: string, random: Random): Place {
  return placeIn(random.pick(listNetworks('office', country)), random.fork(`office/${country}`));
}

function nameOf(index: number, random: Random): string {
  // Steps of 7 and 11 are coprime to the list lengths, so the first 1,000 pairs or so differ.
  const round = Math.floor(index / firstNames.length);
  const start = random.fork('names').int(0, 49);
  const first = firstNames[(start + index * 7) % firstNames.length];
  const last = lastNames[(start * 3 + index * 11 + round * 17) % lastNames.length];
  return `${first} ${last}`;
}

function addressOf(displayName: string, domain: string): string {
  return `${displayName.toLowerCase().replace(' ', '.')}@${domain}`;
}
