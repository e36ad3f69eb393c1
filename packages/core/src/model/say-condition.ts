import type { Condition } from './condition.ts';

/** A condition as a person reads it: `not by a person`, `operation is StopLogging or DeleteTrail`. */
export function sayCondition(of: Condition): string {
  if (typeof of === 'string') {
    return of.startsWith('not ') ? `not ${sayWord(of.slice(4))}` : sayWord(of);
  }
  if ('not' in of) return `not (${sayCondition(of.not)})`;
  if ('any' in of) return of.any.map(sayCondition).join(', or ');
  if ('all' in of) return of.all.map(sayCondition).join(', and ');
  const [[name, argument]] = Object.entries(of) as [[string, unknown]];
  const values = (Array.isArray(argument) ? argument : [argument]).map(String);
  const listed = values.length > 4 ? [...values.slice(0, 4), '...'] : values;
  const verb = verbs[name];
  return verb === undefined
    ? `${sayWord(name)} is ${listed.join(' or ')}`
    : verb.replace('%', listed.map(sayWord).join(' or '));
}

const verbs: Readonly<Record<string, string>> = {
  rare: '% is rare',
  new: '% is new',
  never: '% was never shown',
  newInTenant: '% is new in the tenant',
  usual: '% is usual',
  fact: 'it shows: %',
  bytesOutAtLeast: 'at least % bytes were sent',
  countAtLeast: 'it stands for at least % acts',
};

/** `rareSource` is "rare source". */
function sayWord(word: string): string {
  return word.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}
