import { type Observation, sayCountry, sayIpClass } from '@nightjar/core';
import type { ReportObservation } from './types.ts';

/** What was observed as a person says it; the value itself where nothing plainer is known. */
export function sayObservation({
  observed,
  feature,
  expected,
  score,
}: Observation): ReportObservation {
  return { what: feature, observed: plainer(observed, score?.feature), usual: expected };
}

function plainer(observed: string, feature: string | undefined): string {
  switch (feature) {
    case 'country':
      return sayCountry(observed);
    case 'ipClass':
      return sayIpClass(observed) ?? observed;
    case 'operation':
      return observed.slice(observed.indexOf(':') + 1);
    case 'hour':
      return sayHour(observed);
    default:
      return observed;
  }
}

/** `workday 23` is an hour of a working day. */
function sayHour(observed: string): string {
  const [, kind, hour] = /^(workday|weekend) (\d{1,2})$/.exec(observed) ?? [];
  if (hour === undefined) return observed;
  return `${kind === 'workday' ? 'a working day' : 'the weekend'}, ${hour.padStart(2, '0')}:00 to ${hour.padStart(2, '0')}:59 UTC`;
}
