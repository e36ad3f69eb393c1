import { createRandom, type Random } from '../random.ts';
import type { Organisation, Person } from '../types.ts';

const firms = [
  'northmill',
  'oakridge',
  'tallships',
  'bluequarry',
  'fernhill',
  'stonegate',
] as const;
const desks = ['accounts', 'orders', 'hello', 'office', 'projects', 'support'] as const;

/** Addresses outside every organisation, as many as asked for, in a fixed order. */
export function listOutsiders(count: number, random: Random): string[] {
  return Array.from(
    { length: count },
    (_, index) =>
      `${random.pick(desks)}${index}@${random.pick(firms)}-${random.int(1, 400)}.example`,
  );
}

/** Whom a message of a person goes to: one to three of a circle that stays the same. */
export function recipientsOf(
  { organisation, random }: { organisation: Organisation; random: Random },
  person: Person,
  messageId: string,
): string[] {
  const own = createRandom(`circle/${organisation.domain}/${person.id}`);
  const colleagues = Array.from({ length: 8 }, () => own.pick(organisation.people).upn);
  const circle = [...colleagues, ...listOutsiders(6, own)].filter((upn) => upn !== person.upn);
  const draw = random.fork(`to/${messageId}`);
  return [...new Set(Array.from({ length: draw.int(1, 3) }, () => draw.pick(circle)))];
}
