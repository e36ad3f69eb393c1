import { knownApplication } from '../entity/known-applications.ts';
import { sayRefusal } from '../entity/say-refusal.ts';
import type { Breach, Observation } from '../model/types.ts';
import { quoteHostile } from './quote-hostile.ts';
import { sayCountry, sayIpClass } from './event/phrase.ts';

/** Names of applications by id, as the findings' own records tell them. */
export function applicationNamesOf(breaches: readonly Breach[]): ReadonlyMap<string, string> {
  return new Map(
    breaches.flatMap(({ facts: { appId, appName } }) =>
      appId !== undefined && appName !== undefined ? [[appId, appName] as const] : [],
    ),
  );
}

/** What was observed as a person says it; the value itself where nothing plainer is known. */
export function sayObserved(
  { observed, score }: Observation,
  applicationNames: ReadonlyMap<string, string>,
): string {
  switch (score?.feature) {
    case 'application':
      return sayApplication(observed, applicationNames.get(observed));
    case 'country':
      return sayCountry(observed);
    case 'hour':
      return sayHour(observed);
    case 'ipClass':
      return sayIpClass(observed) ?? observed;
    case 'operation':
      return observed.slice(observed.indexOf(':') + 1);
    case 'signInError': {
      const reason = sayRefusal(observed);
      return reason === null ? observed : `${reason} (${observed})`;
    }
    default:
      return observed;
  }
}

/** A name that anyone can choose stands beside its id. */
function sayApplication(id: string, named: string | undefined): string {
  return knownApplication(id) ?? (named === undefined ? id : `${quoteHostile(named)}, ${id}`);
}

/** `workday 23` is an hour of a working day. */
function sayHour(observed: string): string {
  const [, kind, hour] = /^(workday|weekend) (\d{1,2})$/.exec(observed) ?? [];
  if (hour === undefined) return observed;
  return `${kind === 'workday' ? 'a working day' : 'the weekend'}, ${hour.padStart(2, '0')}:00 to ${hour.padStart(2, '0')}:59 UTC`;
}
