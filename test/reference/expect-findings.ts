import { isDeepStrictEqual } from 'node:util';
import type { Act } from '@nightjar/core/entity';
import {
  baselineDaysOf,
  eachOnce,
  valueOf,
  type ReferenceCutOut,
  type ReferenceDay,
} from './baseline-days.ts';
import { breachesOf, type ReferenceBreach, type ReferenceMatch } from './breaches.ts';
import { incidentsOf, type ReferenceIncident } from './incidents.ts';
import { judgeAct, type JudgedAct } from './judge-acts.ts';
import { judgeJourneys } from './journeys.ts';
import { sprays } from './match-sign-ins.ts';
import { models } from './models.ts';

/** What should come of a set of acts of one tenant once every day is closed. */
export interface ReferenceFindings {
  days: ReferenceDay[];
  breaches: ReferenceBreach[];
  incidents: ReferenceIncident[];
}

const dayMs = 86_400_000;
const unlearntDays = 30;
const rememberedDays = 92;
const ofSource = ['asn', 'country', 'ipClass', 'client', 'device'];
const roundsMax = 50;

const findBreaches = (tenantId: string, judged: readonly JudgedAct[]): ReferenceBreach[] => {
  const subjects = [...new Set(judged.map(({ act }) => act.subject))].filter((one) => one !== null);
  const spraying = sprays(judged);
  const matches = new Map<string, ReferenceMatch[]>(models.map(({ name }) => [name, []]));
  for (const subject of subjects) {
    const own = judgeJourneys(judged.filter(({ act }) => act.subject === subject));
    const found: Record<string, ReferenceMatch[]> = {};
    for (const { name, matches: find } of models) {
      found[name] = find({ own, all: judged, found });
      matches.get(name)!.push(...found[name]);
      // A spray that named the user is read by his own sequences too.
      if (name === 'attempts')
        found[name] = [
          ...found[name],
          ...spraying.filter(({ cited }) => cited.some(({ act }) => act.subject === subject)),
        ];
    }
  }
  matches.get('attempts')!.push(...spraying);
  return models.flatMap((model) => breachesOf(model, tenantId, matches.get(model.name)!));
};

/**
 * Values first seen in a breach of Suspicious or above stay unlearnt for 30 days, whatever they are of; but for one of
 * access by sources that only the other users could judge, and whom the own agents share with. Where one comes from and
 * by what stays so on the day of the breach alone, where the agent is not known to be foreign. The failures among a
 * foreign agent's acts are not counted, either. What an earlier breach showed is not first seen again as long as
 * anything of it could be remembered, except by a foreign agent.
 */
const cutOutsOf = (
  breaches: readonly ReferenceBreach[],
  days: readonly ReferenceDay[],
): ReferenceCutOut[] => {
  const cutting = breaches.filter(
    ({ model, matches }) =>
      model.category !== 'Informational' &&
      !(model.group === 'ACCESS' && matches.every(({ judged }) => judged.acrossUsers)),
  );
  const cuts: ReferenceCutOut[] = [];
  for (const breach of cutting.toSorted((a, b) => a.time - b.time)) {
    const again = (cut: ReferenceCutOut): boolean =>
      cuts.some(
        (one) =>
          one.subject === cut.subject &&
          one.feature === cut.feature &&
          one.value === cut.value &&
          one.fromDay < cut.fromDay &&
          cut.fromDay < one.fromDay + rememberedDays,
      );
    const own = valuesCutBy(breach, days);
    cuts.push(
      ...(isForeign(breach) ? own : own.filter((cut) => !again(cut))),
      ...countsCutBy(breach),
    );
  }
  return cuts;
};

const isForeign = ({ matches }: ReferenceBreach): boolean =>
  matches.some(({ agent }) => agent?.foreign === true);

const countsCutBy = (breach: ReferenceBreach): ReferenceCutOut[] => {
  const { subject, matches } = breach;
  const failed = (isForeign(breach) ? matches : [])
    .flatMap(({ cited }) => cited)
    .filter(({ act }) => act.subject === subject && act.metric === 'saas.login.failure')
    .map(({ act }) => Math.floor(act.time / dayMs));
  return [...new Set(failed)].map((day) => ({
    subject,
    feature: 'failures',
    value: null,
    fromDay: day,
    untilDay: day,
  }));
};

const valuesCutBy = (breach: ReferenceBreach, days: readonly ReferenceDay[]): ReferenceCutOut[] => {
  const { subject, time, matches } = breach;
  const fromDay = Math.floor(time / dayMs);
  const places = ['asn', 'country', 'ipClass', 'client'].flatMap((feature) =>
    matches.flatMap(({ cited }) =>
      cited.map(({ act }) => ({ feature, value: valueOf[feature]!(act) })),
    ),
  );
  const granted = matches.map(({ judged }) => ({
    feature: 'application',
    value: judged.act.grant?.appId ?? null,
  }));
  const shown = matches.flatMap(({ judged }) =>
    Object.keys(valueOf)
      .filter((feature) => judged.daysSeen[feature] === 0)
      .filter((feature) => feature !== 'sharedWith' || isForeign(breach))
      .map((feature) => ({ feature, value: valueOf[feature]!(judged.act) })),
  );
  return [...places, ...granted, ...shown].flatMap(({ feature, value }) => {
    const isKnown = days.some(
      (one) =>
        one.subject === subject &&
        one.day < fromDay &&
        value !== null &&
        one.values[feature]?.includes(value),
    );
    const isLong = isForeign(breach) || !ofSource.includes(feature);
    const untilDay = isLong ? fromDay + unlearntDays - 1 : fromDay;
    return value === null || isKnown ? [] : [{ subject, feature, value, fromDay, untilDay }];
  });
};

/** Days, breaches and incidents, from nothing, until what is cut out of the days changes nothing more. */
export function expectFindings(tenantId: string, given: readonly Act[]): ReferenceFindings {
  const acts = eachOnce(given);
  let days = baselineDaysOf(acts);
  for (let round = 0; round < roundsMax; round += 1) {
    const judged = acts.map((act) => judgeAct(act, days));
    const breaches = findBreaches(tenantId, judged);
    const next = baselineDaysOf(acts, cutOutsOf(breaches, days));
    if (isDeepStrictEqual(next, days))
      return { days, breaches, incidents: incidentsOf(tenantId, breaches) };
    days = next;
  }
  throw new Error('What is cut out does not settle.');
}
