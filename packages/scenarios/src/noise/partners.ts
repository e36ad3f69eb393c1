import { recordAdministration } from '../office/administration.ts';
import { openSession } from '../office/session.ts';
import { recordSignIn } from '../office/sign-in-habit.ts';
import { listNetworks } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import { createDesktop } from '../people/devices.ts';
import type { Random } from '../random.ts';
import { hourMs } from '../time.ts';
import type { Organisation, Person } from '../types.ts';
import { habitOfTenant, type Noise } from './noise.ts';

/** Administrators of a partner: guests under their own names, and the delegated ones under names that the vendor makes. */
export const partnerAdministrators: Noise = {
  recordDay: (scene, day, into) => {
    const { random, organisation } = scene;
    if (day.isWeekend) return;
    for (const person of partnersOf(organisation)) {
      if (!random.chance(0.35)) continue;
      const at = day.start + random.int(8, 16) * hourMs;
      const session = openSession(scene, person, { place: person.office, at });
      const personDay = { person, day, into };
      recordSignIn(scene, personDay, session.at(at));
      const timeOf = (): number => at + random.int(60, 3600) * 1000;
      recordAdministration(scene, personDay, { session, timeOf });
    }
  },
};

function partnersOf(organisation: Organisation): Person[] {
  const habit = habitOfTenant(organisation, 'partners');
  const tenant = `${organisation.slug}.onmicrosoft.com`;
  const guest = `dana.holm_northbeam-it.example#EXT#@${tenant}`;
  const delegated = `user_${habit.guid().replaceAll('-', '')}@${tenant}`;
  return [
    partnerOf(organisation, { upn: guest, displayName: 'Dana Holm', random: habit.fork('guest') }),
    partnerOf(organisation, {
      upn: delegated,
      displayName: 'Northbeam IT technician',
      random: habit.fork('delegated'),
    }),
  ];
}

function partnerOf(
  organisation: Organisation,
  of: { upn: string; displayName: string; random: Random },
): Person {
  const { random } = of;
  const country = random.pick(['GB', 'DE', 'NL'] as const);
  const office = placeIn(random.pick(listNetworks('office', country)), random);
  const template = organisation.people.find(({ role }) => role === 'administrator')!;
  return {
    ...template,
    id: random.guid(),
    mailboxId: random.guid(),
    puid: `10032${String(random.int(1e9, 4e9)).padStart(11, '0')}`,
    upn: of.upn,
    displayName: of.displayName,
    country,
    office,
    desktop: createDesktop(random),
    phone: null,
    mobile: null,
  };
}
