import { firstParty } from '../people/applications.ts';
import { recordAdministration } from './administration.ts';
import { recordMachineDay } from './machine-day.ts';
import { scale, timeIn, type Day, type PersonDay } from './day.ts';
import { homeOf } from '../places/home-of.ts';
import { placeIn } from '../places/place-in.ts';
import type { Scene } from '../record/act.ts';
import { signInRecords } from '../record/sign-in.ts';
import { createRandom } from '../random.ts';
import { recordOffice } from './office-work.ts';
import { openSession, phoneSession } from './session.ts';
import { recordSignIn } from './sign-in-habit.ts';
import { hourMs, offsetHours } from '../time.ts';
import type { Absence, Person, Place } from '../types.ts';

/** What a person does on a day: nothing before joining or on holiday, a little at weekends, else work. */
export function recordPersonDay(scene: Scene, personDay: PersonDay): void {
  const { person, day } = personDay;
  if (person.role === 'mailing' || person.role === 'service')
    return recordMachineDay(scene, personDay);
  if (person.joins !== null && day.before > person.joins) return;
  const isOff =
    day.isWeekend ||
    isWithin(person.holiday, day) ||
    (day.isPublicHoliday && scene.random.chance(0.9));
  if (isOff) return recordDayOff(scene, personDay);
  if (scene.random.chance(0.04)) return;
  recordWorkday(scene, personDay);
}

function recordWorkday(scene: Scene, personDay: PersonDay): void {
  const { person, day, into } = personDay;
  const start = workStartOf(scene, person, day);
  const hours = { start, end: start + (person.workHours + scene.random.normal() * 0.4) * hourMs };
  const session = openSession(scene, person, { place: placeOfDay(scene, personDay), at: start });
  recordSignIn(scene, personDay, session.at(start));
  if (scene.random.chance(0.25)) recordSignIn(scene, personDay, session.at(timeIn(scene, hours)));
  const refreshes = [firstParty.office, firstParty.teams, firstParty.oneDrive];
  const refreshCount = scale(scene, 4, day.activity);
  for (let index = 0; index < refreshCount; index++) {
    const application = refreshes[index % refreshes.length]!;
    into.push(
      ...signInRecords(scene, session.at(timeIn(scene, hours)), {
        application,
        interactive: false,
      }),
    );
  }
  recordPhone(scene, personDay, hours);
  recordOffice(scene, personDay, { session, timeOf: () => timeIn(scene, hours) });
  if (person.role === 'administrator')
    recordAdministration(scene, personDay, { session, timeOf: () => timeIn(scene, hours) });
}

function recordDayOff(scene: Scene, personDay: PersonDay): void {
  const { person, day } = personDay;
  if (!person.phone || !scene.random.chance(0.3 * day.activity)) return;
  const start = workStartOf(scene, person, day) + hourMs;
  recordPhone(scene, personDay, { start, end: start + 10 * hourMs });
}

function recordPhone(
  scene: Scene,
  { person, day, into }: PersonDay,
  hours: { start: number; end: number },
): void {
  if (!person.phone) return;
  const count = scale(scene, 1.4, day.activity);
  for (let index = 0; index < count; index++) {
    const at = timeIn(scene, { start: hours.start - hourMs, end: hours.end + 2 * hourMs });
    const act = phoneSession(scene, person, at);
    into.push(
      ...signInRecords(scene, act, { application: firstParty.outlookMobile, interactive: false }),
    );
  }
}

function placeOfDay(scene: Scene, { person, day }: PersonDay): Place {
  const { random } = scene;
  if (person.trip && isWithin(person.trip, day)) {
    // One hotel for the whole trip: its address depends on the person, not on the day.
    return placeIn(person.trip.network, createRandom(`trip/${person.id}`));
  }
  return random.chance(person.homeShare) ? homeOf(person, day.start) : person.office;
}

function workStartOf(scene: Scene, person: Person, day: Day): number {
  const localHour = person.startHour + scene.random.normal() * 0.4;
  return Math.round(day.start + (localHour - offsetHours(person.country, day.start)) * hourMs);
}

function isWithin(absence: Absence | null, day: Day): boolean {
  return absence !== null && day.before <= absence.from && day.before > absence.from - absence.days;
}
