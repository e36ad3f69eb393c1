import {
  baselineDays,
  baselineGapDays,
  dayOf,
  isRentedClass,
  type Breach,
  type BaselineDay,
  type CutOut,
  type Day,
  type EvidenceEvent,
  type Feature,
  type Verdict,
} from '@nightjar/core';

/** Days that a value first seen in a breach stays unlearnt; some stay so on the breach's own days alone. */
export const cutOutDays = 30;

/**
 * The same where a person confirmed it: until the day of the breach is in no baseline of the value any more. So long, too,
 * what a breach of one's own agent showed is no more first seen by the next.
 */
export const confirmedDays = baselineDays + baselineGapDays;

/** A cut-out with the breach that made it. */
export type CausedCutOut = CutOut & { cause: string };

interface Standing {
  verdicts?: ReadonlyMap<string, Verdict>;
  earlier?: readonly CutOut[];
}

/**
 * Values first seen in an active breach of Suspicious or above, and what a stranger's acts were counted in. `past` are
 * the subjects' baseline days: a value that was shown before the breach's day is the subject's own. `verdicts`
 * are people's, by breach: what one called benign, or no attack, is learnt. `earlier` are cut-outs of breaches further
 * back than those that are given.
 */
export function cutOutsOf(
  breaches: readonly Breach[],
  past: readonly BaselineDay[],
  { verdicts = new Map(), earlier = [] }: Standing = {},
): CausedCutOut[] {
  const firstSeen = firstDays(past);
  const firstCut = new Map<string, Day>();
  for (const cut of earlier.filter(isInForce))
    firstCut.set(keyOf(cut), Math.max(cut.fromDay, firstCut.get(keyOf(cut)) ?? -Infinity));
  const found = new Map<string, CausedCutOut>();
  for (const breach of breaches.toSorted((a, b) => a.time - b.time)) {
    const verdict = verdicts.get(breach.id);
    const days = daysOf(breach, verdict);
    if (days === 0) continue;
    const isStranger = isForeign(breach) || verdict === 'true_positive';
    const values = valueCutOuts(breach, { days, isStranger, firstSeen }).filter(
      (cut) => isStranger || !isRecurring(cut, firstCut.get(keyOf(cut))),
    );
    for (const cut of values) firstCut.set(keyOf(cut), cut.fromDay);
    const rates = isStranger ? rateCutOuts(breach) : [];
    for (const cut of [...values, ...rates]) {
      const key = `${keyOf(cut)}\u001f${cut.fromDay}`;
      const known = found.get(key);
      const cause = `breach ${breach.id}`;
      // Several breaches of a day cut the same: the longest counts, and which one is named must not depend on their order.
      if (
        known === undefined ||
        cut.untilDay > known.untilDay ||
        (cut.untilDay === known.untilDay && cause < known.cause)
      )
        found.set(key, { ...cut, cause });
    }
  }
  return [...found.values()];
}

const keyOf = ({
  subject,
  feature,
  value,
}: Pick<CutOut, 'subject' | 'feature' | 'value'>): string =>
  `${subject}\u001f${feature}\u001f${value}`;

/** One that was lifted ends before it begins. */
const isInForce = ({ fromDay, untilDay }: CutOut): boolean => untilDay >= fromDay;

/**
 * What the subject's own agents do again is not first seen any more, though it was not learnt: would each time cut it out
 * anew, what breaches whenever it is done could never become usual. A stranger's time begins again with each breach.
 */
const isRecurring = ({ fromDay }: CutOut, before: Day | undefined): boolean =>
  before !== undefined && before < fromDay && fromDay < before + confirmedDays;

/**
 * Where an agent comes from and by what, which is nobody's to choose for one act: of one that is not known to be a
 * stranger it stays unlearnt on the breach's own day alone. A subject that does something odd every week would else
 * have no network, and be a stranger at home.
 */
const ofSource: ReadonlySet<Feature> = new Set([
  'asn',
  'country',
  'ipClass',
  'client',
  'device',
  'hour',
]);

function valueCutOuts(
  breach: Breach,
  of: { days: number; isStranger: boolean; firstSeen: ReadonlyMap<string, Day> },
): readonly CutOut[] {
  const { subject } = breach;
  const fromDay = dayOf(breach.time);
  return valuesOf(breach)
    .filter(([feature]) => feature !== 'sharedWith' || of.isStranger)
    .map(([feature, value]) => {
      const days = ofSource.has(feature) && !of.isStranger ? 1 : of.days;
      return { subject, feature, value, fromDay, untilDay: fromDay + days - 1 };
    })
    .filter((cut) => (of.firstSeen.get(keyOf(cut)) ?? Infinity) >= fromDay);
}

/**
 * How much the subject's own agents do, and with whom they share, is learnt unless a person says that it was an attack: whoever writes to
 * thousands for the first time, or shares with a partner every week, would else be a stranger to itself each time.
 */
const isForeign = ({ agents }: Breach): boolean => agents.some(({ foreign }) => foreign === true);

function rateCutOuts({ subject, counted = [] }: Breach): readonly CutOut[] {
  return counted.map(({ rate, day }) => ({
    subject,
    feature: rate,
    value: '',
    fromDay: day,
    untilDay: day,
  }));
}

const lifting: ReadonlySet<Verdict> = new Set([
  'benign_true_positive',
  'false_positive_logic',
  'false_positive_data',
]);

function daysOf(breach: Breach, verdict: Verdict | undefined): number {
  if (breach.status !== 'active' || (verdict && lifting.has(verdict))) return 0;
  if (verdict === 'true_positive') return confirmedDays;
  return cutsOut(breach) ? cutOutDays : 0;
}

/**
 * One that rests on a source that only other users could judge cuts nothing: of what a new subject shows on its
 * first days all would be left out, and it would stay new. What else a stranger does there cuts it still.
 */
function cutsOut({ category, restsOnNull }: Breach): boolean {
  return category !== 'Informational' && !restsOnNull;
}

function firstDays(past: readonly BaselineDay[]): Map<string, Day> {
  const first = new Map<string, Day>();
  for (const { subject, day, values } of past) {
    for (const [feature, shown] of Object.entries(values)) {
      for (const value of shown ?? []) {
        const key = keyOf({ subject, feature: feature as Feature, value });
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
