import { createRandom } from '../random.ts';
import { dayMs } from '../time.ts';
import type { Person, Place } from '../types.ts';
import { placeIn } from './place-in.ts';

/** Where a person is at home; most providers hand out a new address now and then: here every week. */
export function homeOf(person: Person, at: number): Place {
  const week = Math.floor(at / (7 * dayMs));
  return placeIn(person.home, createRandom(`home/${person.id}/${week}`));
}
