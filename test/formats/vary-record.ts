import { type Dice, pick } from './dice.ts';

/** What makes careless writers and readers stumble, and stands in real logs. */
const endings = [
  ' "quoted", and so on',
  ';a\tb',
  '\nnext line\r\n',
  ' \u00fcn\u00efc\u00f6d\u00e9 \u2603 \ud83e\udd89',
  '=1+1',
  "'; --",
  '\\x09\\\\',
  ' {"a": [1]}',
];

/** A text that means itself: no number, time, address, id, JSON or word of a list. */
const isFree = (text: string): boolean =>
  /[a-z]{3}.*[ ./_-].*[a-z]{2}/i.test(text) && !/[[{]/.test(text);

/** A copy of a record with other numbers and texts, by chance. */
export function varyRecord(value: unknown, dice: Dice): unknown {
  if (Array.isArray(value)) return value.map((one) => varyRecord(one, dice));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, varyRecord(one, dice)]),
    );
  if (typeof value === 'number' && Number.isInteger(value) && value > 9)
    return value + Math.floor(dice() * 9);
  if (typeof value === 'string' && isFree(value) && dice() < 0.1)
    return value + pick(endings, dice);
  return value;
}
