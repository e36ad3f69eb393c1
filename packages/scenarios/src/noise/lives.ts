import { firstParty, ordinaryApplications } from '../people/applications.ts';
import { createDesktop, createPhone } from '../people/devices.ts';
import { hotels } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import { createRandom } from '../random.ts';
import { openSession, phoneSession } from '../office/session.ts';
import type { PersonDay } from '../office/day.ts';
import { aside, type Scene } from '../record/act.ts';
import { changed, consentRecords, directoryRecord } from '../record/directory.ts';
import { signInErrors } from '../record/sign-in-attempt.ts';
import { signInRecords } from '../record/sign-in.ts';
import { hourMs, minuteMs } from '../time.ts';
import type { Person } from '../types.ts';
import { habitOf, isAtWork, isOneOf, type Noise } from './noise.ts';

const blockDays = 20;

/** Journeys abroad, one in twenty days for every sixth of the people; the password is mistyped on the first day. */
export const travellers: Noise = {
  person: (person, { day }) => {
    if (!isOneOf(person, 'travel', 0.17)) return person;
    const block = Math.floor(day.before / blockDays);
    const habit = habitOf(person, `travel/${block}`);
    const abroad = hotels.filter(({ country }) => country !== person.country);
    const from = block * blockDays + habit.int(6, blockDays - 1);
    return { ...person, trip: { from, days: habit.int(2, 5), network: habit.pick(abroad) } };
  },
  recordPerson: (scene, personDay) => {
    const { person, day } = personDay;
    if (person.trip?.from !== day.before || !isAtWork(person, day)) return;
    const { random } = scene;
    const at = day.start + 6 * hourMs + random.int(0, 3600) * 1000;
    const place = placeIn(person.trip.network, createRandom(`trip/${person.id}`));
    failThenSucceed(scene, personDay, { at, failures: random.int(1, 4), place });
  },
};

/** A new phone on a day, by which it is signed in and registered anew. */
export const newPhones: Noise = {
  person: (person, { day }) =>
    person.phone && isOneOf(person, 'phone', 0.1) && day.before <= phoneDay(person)
      ? { ...person, phone: createPhone(habitOf(person, 'phone/new')) }
      : person,
  recordPerson: (scene, { person, day, into }) => {
    if (!person.phone || !isOneOf(person, 'phone', 0.1)) return;
    if (day.before !== phoneDay(person)) return;
    const act = phoneSession(scene, person, day.start + 11 * hourMs);
    const mobile = { application: firstParty.outlookMobile, interactive: true };
    into.push(...signInRecords(scene, act, mobile), registered(scene, person, act.at));
  },
};

function phoneDay(person: Person): number {
  return habitOf(person, 'phone/day').int(3, 40);
}

/** More newcomers than usual, who mistype, register and consent in their first week. */
export const newcomers: Noise = {
  person: (person) =>
    person.joins === null && isOneOf(person, 'newcomer', 0.05)
      ? { ...person, joins: habitOf(person, 'newcomer/day').int(2, 45) }
      : person,
  recordPerson: (scene, personDay) => {
    const { person, day, into } = personDay;
    if (person.joins === null || person.joins - day.before > 6 || !isAtWork(person, day)) return;
    const { random } = scene;
    const at = day.start + 9 * hourMs + random.int(0, 3600) * 1000;
    failThenSucceed(scene, personDay, { at, failures: random.int(0, 3), place: person.office });
    if (person.joins === day.before) into.push(registered(scene, person, at + 5 * minuteMs));
    if (random.chance(0.3)) {
      const application = random.pick(ordinaryApplications);
      const act = { person, at: at + 40 * minuteMs, correlationId: random.guid() };
      into.push(...consentRecords(scene, act, application));
    }
  },
};

/** Longer holidays, on which the phone is used from abroad. */
export const holidays: Noise = {
  person: (person, { day }) => {
    const block = Math.floor(day.before / 30);
    const habit = habitOf(person, `holiday/${block}`);
    if (person.role !== 'employee' || !habit.chance(0.25)) return person;
    const holiday = { from: block * 30 + habit.int(12, 29), days: habit.int(5, 12) };
    const isAway = day.before <= holiday.from && day.before > holiday.from - holiday.days;
    const abroad = hotels.filter(({ country }) => country !== person.country);
    const network = habit.pick(abroad);
    return isAway && person.mobile
      ? { ...person, holiday, mobile: network, home: network }
      : { ...person, holiday };
  },
};

/** A new computer, seen by everything but its network. */
export const newComputers: Noise = {
  person: (person, { day }) =>
    isOneOf(person, 'computer', 0.08) && day.before <= habitOf(person, 'computer/day').int(3, 40)
      ? { ...person, desktop: createDesktop(habitOf(person, 'computer/new')) }
      : person,
};

function failThenSucceed(
  scene: Scene,
  { person, into }: PersonDay,
  of: { at: number; failures: number; place: Person['office'] },
): void {
  const own = aside(scene, 'mistyped');
  const session = openSession(own, person, { place: of.place, at: of.at });
  const application = firstParty.officeHome;
  for (let index = 0; index < of.failures; index++) {
    const act = session.at(of.at + index * 25_000);
    const error = signInErrors.wrongPassword;
    into.push(...signInRecords(own, act, { application, interactive: true, error }));
  }
  const act = session.at(of.at + of.failures * 25_000 + 5000);
  into.push(...signInRecords(own, act, { application, interactive: true }));
}

function registered(scene: Scene, person: Person, at: number) {
  return directoryRecord(
    scene,
    { person, at, correlationId: scene.random.guid() },
    {
      operation: 'Update user.',
      category: 'User',
      target: { kind: 'User', id: person.id, name: person.upn },
      properties: [changed('StrongAuthenticationMethod', '[{"MethodType":6,"Default":true}]')],
    },
  );
}
