import type { ReferenceMatch, Weight } from './breaches.ts';
import { isRare, type JudgedAct } from './judge-acts.ts';
import {
  type Case,
  clientWeight,
  dayMs,
  hourMs,
  isPerson,
  matchOf,
  nearestOf,
  networkWeights,
  when,
} from './matches.ts';

const skewMs = 300_000;

const wrong = ['50126', '50053', '50056'];
const stopped = ['50055', '50074', '50076', '50079', '53003', '500121'];

const isSuccess = ({ act }: JudgedAct): boolean => act.metric === 'saas.login.success';
const isFailure = ({ act }: JudgedAct): boolean => act.metric === 'saas.login.failure';
const isWrong = (judged: JudgedAct): boolean =>
  isFailure(judged) && wrong.includes(judged.act.errorCode ?? '');

const attemptWeights = (judged: JudgedAct): Weight[] => [
  ...networkWeights(judged),
  ...when(stopped.includes(judged.act.errorCode ?? ''), ['act', 20]),
  ...when(isWrong(judged), ['volume', 15]),
];

/** Those of the acts that lie in the hour up to and with the last. */
const hourBefore = (last: JudgedAct, acts: readonly JudgedAct[]): JudgedAct[] =>
  acts.filter(({ act }) => act.time <= last.act.time && act.time >= last.act.time - hourMs);

/** Two records of one request are one sign-in. */
const countSignIns = (acts: readonly JudgedAct[]): number =>
  new Set(acts.map(({ act }) => act.correlation ?? act.id)).size;

/** Model 2 on one account: WRONG from networks without success, or from one rare ASN; or RIGHT-BUT-STOPPED. */
export const attempts = (of: Case): ReferenceMatch[] => {
  const failures = of.own.filter(isWrong);
  const unknown = failures.filter((one) => !one.succeededFromNetwork);
  return of.own.filter(isFailure).flatMap((judged) => {
    const weights = (): Weight[] => attemptWeights(judged);
    if (stopped.includes(judged.act.errorCode ?? '') && judged.rareSource === true)
      return [matchOf(judged, of, { weights })];
    const many = unknown.includes(judged) ? hourBefore(judged, unknown) : [];
    const isMany = countSignIns(many) >= 5 && countSignIns(many) > 3 * judged.busiestFailureHour;
    const rare = failures.filter(
      (one) => one.rareNet === true && one.act.intel?.asn === judged.act.intel?.asn,
    );
    const few = rare.includes(judged) ? hourBefore(judged, rare) : [];
    const isFew = countSignIns(few) >= 3;
    if (!isMany && !isFew) return [];
    const cited = [...new Set([...(isMany ? many : []), ...(isFew ? few : [])])];
    return [matchOf(judged, of, { weights, cited })];
  });
};

/** Model 2 on a source: one address over many users within 60 min, 80 % failing. Its entity is the address. */
export function sprays(all: readonly JudgedAct[]): ReferenceMatch[] {
  const signIns = all.filter((one) => (isSuccess(one) || isFailure(one)) && one.act.ip !== null);
  const usersKnown = Math.max(0, ...all.map((one) => one.usersKnown));
  const floor = Math.max(5, Math.min(15, usersKnown * 0.1));
  return signIns.filter(isFailure).flatMap((judged) => {
    const window = hourBefore(
      judged,
      signIns.filter(({ act }) => act.ip === judged.act.ip),
    );
    const failing = window.filter(isFailure);
    const users = new Set(failing.map(({ act }) => act.subjectName?.toLowerCase())).size;
    if (users < floor || countSignIns(failing) < countSignIns(window) * 0.8) return [];
    const weights = attemptWeights(judged);
    return [{ judged, agent: null, cited: failing, weights, usersTargeted: users }];
  });
}

/** Model 1. */
export const rareSignIns = (of: Case): ReferenceMatch[] =>
  of.own
    .filter((judged) => isSuccess(judged) && isPerson(judged) && judged.rareSource === true)
    .map((judged) =>
      matchOf(judged, of, {
        weights: () => [
          ...networkWeights(judged),
          ...when(judged.acrossUsers, ['network', 20]),
          ...when(isRare(judged.rarity.country), ['network', 20, judged.rarity.country ?? null]),
          ...clientWeight(judged),
        ],
      }),
    );

/** Model 3. */
export const signInsAfterAttempts = (of: Case): ReferenceMatch[] =>
  rareSignIns(of).flatMap(({ judged }) => {
    const prior = nearestOf(judged, of.found.attempts ?? [], { fromMs: -skewMs, toMs: dayMs });
    if (prior === undefined) return [];
    const asn = judged.act.intel?.asn ?? null;
    const isSame = asn !== null && prior.judged.act.intel?.asn === asn;
    const weights = (): Weight[] => [
      ...networkWeights(judged),
      ...clientWeight(judged),
      ...when(isSame, ['sequence', 15]),
    ];
    return [matchOf(judged, of, { weights, cited: [...prior.cited, judged] })];
  });
