import type { Breach } from '../../model/types.ts';
import { foreignAgents } from '../foreign-agents.ts';
import { breachesOfOwners } from '../title.ts';
import type { PhraseValue, Place } from './phrase.ts';

export * from './terms.ts';

/** An account or a machine. */
export function subjectOf(of: Pick<Breach, 'subject' | 'subjectName'>): PhraseValue {
  const type = /^(?:device|ip|host|machine|vm):/.test(of.subject) ? 'device' : 'username';
  return { type, key: of.subject, name: of.subjectName };
}

/** Whom it is about, each once, in the order of the breaches. */
export function subjectsOf(breaches: readonly Breach[]): PhraseValue[] {
  const told = breachesOfOwners(breaches);
  const first = new Map(told.map((breach) => [breach.subject, subjectOf(breach)]));
  return [...first.values()];
}

/** Where foreign agents came from; where there are none, where anyone did. Earliest first. */
export function placesOf(breaches: readonly Breach[]): Place[] {
  const foreign = breaches.filter((breach) => foreignAgents(breach).length > 0);
  const told = foreign.length > 0 ? foreign : breaches;
  const events = told.flatMap(({ evidence }) => evidence);
  const places = new Map<string, Place>();
  for (const event of events.toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))) {
    const { ip, asn, asnName, country, ipClass } = event;
    if (ip !== null && !places.has(ip)) places.set(ip, { ip, asn, asnName, country, ipClass });
  }
  return [...places.values()];
}

export function hostOf(place: Place): PhraseValue {
  return { type: 'externalHost', ...place };
}

/** Event ids of breaches, in order, each once. */
export function cite(breaches: readonly Breach[]): string[] {
  return [...new Set(breaches.flatMap(({ evidence }) => evidence.map(({ id }) => id)))];
}
