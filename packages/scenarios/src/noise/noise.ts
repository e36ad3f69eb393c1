import type { Day, PersonDay } from '../office/day.ts';
import { createRandom, type Random } from '../random.ts';
import type { Scene } from '../record/act.ts';
import type { Organisation, Person, VendorRecord } from '../types.ts';

/** Something of real tenants that looks unusual and is none of an attack. */
export interface Noise {
  /** The organisation that has it. */
  organisation?(organisation: Organisation): Organisation;
  /** A person as they are on a day. */
  person?(person: Person, at: { organisation: Organisation; day: Day }): Person;
  /** What a person leaves besides an ordinary day. */
  recordPerson?(scene: Scene, personDay: PersonDay): void;
  /** What the organisation leaves besides. */
  recordDay?(scene: Scene, day: Day, into: VendorRecord[]): void;
}

/** A chance that depends on the person alone, so that somebody has a habit on every day. */
export function habitOf(person: Person, label: string): Random {
  return createRandom(`noise/${label}/${person.id}`);
}

/** A chance that depends on the organisation alone. */
export function habitOfTenant(organisation: Organisation, label: string): Random {
  return createRandom(`noise/${label}/${organisation.seed}/${organisation.domain}`);
}

/** Whether a person is one of a share of all employees. */
export function isOneOf(person: Person, label: string, share: number): boolean {
  return person.role === 'employee' && habitOf(person, label).chance(share);
}

/** Whether a person works on a day at all, holidays and the days before joining left out. */
export function isAtWork(person: Person, day: Day): boolean {
  const isAway =
    person.holiday !== null &&
    day.before <= person.holiday.from &&
    day.before > person.holiday.from - person.holiday.days;
  const hasJoined = person.joins === null || day.before <= person.joins;
  return !day.isWeekend && !day.isPublicHoliday && !isAway && hasJoined;
}
