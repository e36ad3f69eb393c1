import {
  dayOf,
  isRentedClass,
  type Breach,
  type BaselineDay,
  type CutOut,
  type Day,
  type EvidenceEvent,
  type Feature,
} from '@nightjar/core';

/** Days that a value first seen in a breach stays unlearnt. */
export const cutOutDays = 30;

/** A cut-out with the breach that made it. */
export type CausedCutOut = CutOut & { cause: string };

/**
 * Values first seen in an active breach of Suspicious or above. `past` are the subjects' baseline days: a
 * value that was shown before the breach's day is the subject's own.
 */
export function cutOutsOf(
  breaches: readonly Breach[],
  past: readonly BaselineDay[],
): CausedCutOut[] {
  const firstSeen = firstDays(past);
  const found = new Map<string, CausedCutOut>();
  for (const breach of breaches) {
    if (!cutsOut(breach)) continue;
    const fromDay = dayOf(breach.time);
    for (const [feature, value] of valuesOf(breach)) {
      const key = `${breach.subject}\u001f${feature}\u001f${value}`;
      if ((firstSeen.get(key) ?? Infinity) < fromDay) continue;
      const cause = `breach ${breach.id}`;
      const cut = { subject: breach.subject, feature, value, fromDay, cause };
      const inRow = `${key}\u001f${fromDay}`;
      const known = found.get(inRow);
      // Several breaches of a day cut the same: which one is named must not depend on their order.
      if (known === undefined || cause < known.cause)
        found.set(inRow, { ...cut, untilDay: fromDay + cutOutDays - 1 });
    }
  }
  return [...found.values()];
}

/**
 * One that rests on a source that only other users could judge cuts nothing: of what a new subject shows on its
 * first days all would be left out, and it would stay new. What else a stranger does there cuts it still.
 */
function cutsOut({ status, category, restsOnNull }: Breach): boolean {
  return status === 'active' && category !== 'Informational' && !restsOnNull;
}

function firstDays(past: readonly BaselineDay[]): Map<string, Day> {
  const first = new Map<string, Day>();
  for (const { subject, day, values } of past) {
    for (const [feature, shown] of Object.entries(values)) {
      for (const value of shown ?? []) {
        const key = `${subject}\u001f${feature}\u001f${value}`;
        first.set(key, Math.min(first.get(key) ?? Infinity, day));
      }
    }
  }
  return first;
}

function valuesOf(breach: Breach): [Feature, string][] {
  const granted: [Feature, string][] =
    breach.facts.appId === undefined ? [] : [['application', breach.facts.appId]];
  const shown = (breach.newValues ?? []).map(({ feature, value }): [Feature, string] => [
    feature,
    value,
  ]);
  return [...granted, ...shown, ...breach.evidence.flatMap(valuesOfEvent)];
}

function valuesOfEvent(event: EvidenceEvent): [Feature, string][] {
  if (event.ipClass === 'vendor') return [];
  const values: [Feature, string | null][] = [
    ['asn', event.asn ? `AS${event.asn}` : null],
    ['country', event.country],
    ['ipClass', isRentedClass(event.ipClass) ? event.ipClass : null],
    ['client', event.clientFamily],
  ];
  return values.filter((one): one is [Feature, string] => one[1] !== null);
}
