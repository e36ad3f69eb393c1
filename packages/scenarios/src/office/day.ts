import type { Scene } from '../record/act.ts';
import type { Person, VendorRecord } from '../types.ts';

/** A calendar day of the organisation, seen from the anchor. */
export interface Day {
  /** Midnight UTC. */
  start: number;
  /** Whole days before the anchor's day. */
  before: number;
  isWeekend: boolean;
  isPublicHoliday: boolean;
  isPasswordReset: boolean;
  activity: number;
}

/** One person's day, the chance it is drawn from apart, and the list that its records go to. */
export interface PersonDay {
  person: Person;
  day: Day;
  into: VendorRecord[];
}

/** Hours in which a person is at work (ms). */
export interface Hours {
  start: number;
  end: number;
}

/** A moment within the hours. */
export function timeIn(scene: Scene, hours: Hours): number {
  return Math.round(hours.start + scene.random.next() * (hours.end - hours.start));
}

/** A whole number that is `mean` on average. */
export function scale(scene: Scene, mean: number, factor: number): number {
  return Math.floor(mean * factor * (0.5 + scene.random.next()) + scene.random.next());
}
