import { agentBehind, type ReferenceAgent } from './agents.ts';
import {
  byTime,
  entityOf,
  type ReferenceMatch,
  type ReferenceModel,
  type Weight,
} from './breaches.ts';
import { isRare, isRented, type JudgedAct } from './judge-acts.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const skewMs = 300_000;

const wrong = ['50126', '50053', '50056'];
const stopped = ['50055', '50074', '50076', '50079', '53003', '500121'];
/** product.md 2.2. */
export const knownBad = [
  'ff8d92dc-3d82-41d6-bcbd-b9174d163620',
  'a245e8c0-b53c-4b67-9b45-751d1dff8e6b',
  '2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139',
];

const isPerson = ({ act }: JudgedAct): boolean =>
  act.actorKind === 'person' && act.subject !== null;
const isSuccess = ({ act }: JudgedAct): boolean => act.metric === 'saas.login.success';
const isFailure = ({ act }: JudgedAct): boolean => act.metric === 'saas.login.failure';
const isWrong = (judged: JudgedAct): boolean =>
  isFailure(judged) && wrong.includes(judged.act.errorCode ?? '');

/** Acts of one subject, of the whole tenant, and what models before this one found for the subject. */
export interface Case {
  own: readonly JudgedAct[];
  all: readonly JudgedAct[];
  found: Readonly<Record<string, ReferenceMatch[]>>;
}

const when = (holds: boolean, weight: Weight): Weight[] => (holds ? [weight] : []);

const foreignWeight = (agent: ReferenceAgent | null): Weight[] =>
  when(agent?.foreign === true, ['network', 25]);

const networkWeights = ({ act, rareNet, rarity }: JudgedAct): Weight[] => [
  ...when(isRented(act), ['network', 25]),
  ...when(rareNet === true, ['network', 20, rarity.asn ?? null]),
];

const clientWeight = ({ rarity }: JudgedAct): Weight[] =>
  when(isRare(rarity.client), ['client', 20, rarity.client ?? null]);

const matchOf = (
  judged: JudgedAct,
  { own }: Case,
  of: { weights: (agent: ReferenceAgent | null) => Weight[]; cited?: JudgedAct[] },
): ReferenceMatch => {
  const agent = agentBehind(judged, own);
  return { judged, agent, cited: of.cited ?? [judged], weights: of.weights(agent) };
};

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
const attempts = (of: Case): ReferenceMatch[] => {
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

/** The nearest of the earlier matches that the act follows (or goes with). */
const nearestOf = (
  judged: JudgedAct,
  earlier: readonly ReferenceMatch[],
  span: { fromMs: number; toMs: number },
): ReferenceMatch | undefined => {
  const gapOf = (match: ReferenceMatch): number => judged.act.time - match.judged.act.time;
  const fits = earlier
    .filter((one) => gapOf(one) >= span.fromMs && gapOf(one) <= span.toMs)
    .toSorted(byTime);
  const nearest = Math.min(...fits.map((one) => Math.abs(gapOf(one))));
  return fits.find((one) => Math.abs(gapOf(one)) === nearest);
};

const rareSignIns = (of: Case): ReferenceMatch[] =>
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

const signInsAfterAttempts = (of: Case): ReferenceMatch[] =>
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

const isNewApp = ({ appAgeDays }: JudgedAct): boolean => appAgeDays === null || appAgeDays < 14;
const isKnownBad = ({ act }: JudgedAct): boolean => knownBad.includes(act.grant?.appId ?? '');
const isRisky = ({ act }: JudgedAct): boolean =>
  (act.grant?.scopes ?? []).some((scope) =>
    /mail|files|sites|directory|EWS\.|full_access/i.test(scope),
  );
const isFirst = ({ daysSeen }: JudgedAct): boolean => daysSeen.operation === 0;

const grants = (of: Case): ReferenceMatch[] =>
  of.own
    .filter((judged) => judged.act.metric === 'saas.oauth.grant' && isPerson(judged))
    .filter((judged) => (isNewApp(judged) && isRisky(judged)) || isKnownBad(judged))
    .map((judged) =>
      matchOf(judged, of, {
        weights: (agent) => [
          ...when(isFirst(judged), ['act', 10]),
          ...when(judged.act.grant?.consentForAll === true, ['act', 15]),
          ...when(isKnownBad(judged), ['content', 25]),
          ...when(judged.act.grant?.publisherVerified === false, ['content', 10]),
          ...foreignWeight(agent),
        ],
      }),
    );

const principals = (of: Case): ReferenceMatch[] =>
  of.own
    .filter(({ act }) => ['saas.sp.created', 'saas.app.registered'].includes(act.metric))
    .filter((judged) => isPerson(judged) && isNewApp(judged))
    .map((judged) => {
      const name = judged.act.grant?.appName ?? null;
      return matchOf(judged, of, {
        weights: (agent) => [
          ...when(isFirst(judged), ['act', 10]),
          ...when(isRare(judged.rarity.operation), ['act', 20, judged.rarity.operation ?? null]),
          ...when(isKnownBad(judged), ['content', 25]),
          ...when(name !== null && !/[\p{L}\p{N}]/u.test(name), ['content', 15]),
          ...foreignWeight(agent),
        ],
      });
    });

const hides = ({ act }: JudgedAct): boolean =>
  act.rule?.deletes === true ||
  /RSS|Archiv|Junk|Conversation History|Deleted Items|Sync Issues/i.test(
    act.rule?.moveToFolder ?? '',
  );
const isNameShort = ({ act }: JudgedAct): boolean =>
  (act.rule?.name ?? '').length <= 2 || !/[\p{L}\p{N}]/u.test(act.rule?.name ?? '');
const speaksOfMoney = ({ act }: JudgedAct): boolean =>
  (act.rule?.words ?? []).some((word) => /invoice|payment|bank|payroll|security|phish/i.test(word));
const forwards = ({ act }: JudgedAct): boolean => act.rule?.externalForward === true;

const rules = (of: Case): ReferenceMatch[] =>
  of.own
    .filter((judged) => judged.act.metric === 'saas.mailrule.changed' && isPerson(judged))
    .map((judged) =>
      matchOf(judged, of, {
        weights: (agent) => [
          ...when(forwards(judged), ['content', 25]),
          ...when(hides(judged), ['act', 20]),
          ...when(judged.act.rule?.marksRead === true, ['act', 15]),
          ...when(isNameShort(judged) || speaksOfMoney(judged), ['content', 15]),
          ...foreignWeight(agent),
        ],
      }),
    );

const rulesByIntruders = (of: Case): ReferenceMatch[] =>
  rules(of)
    .filter(({ agent }) => agent?.foreign === true)
    .flatMap(({ judged }) => {
      const span = { fromMs: -14 * dayMs, toMs: 14 * dayMs };
      const prior = nearestOf(judged, of.found.rareSignIns ?? [], span);
      if (prior === undefined) return [];
      const { session } = judged.act;
      const weights = (): Weight[] => [
        ['network', 25],
        ...when(hides(judged), ['act', 20]),
        ...when(forwards(judged) || speaksOfMoney(judged) || isNameShort(judged), ['content', 15]),
        ...when(session !== null && prior.judged.act.session === session, ['sequence', 15]),
      ];
      return [matchOf(judged, of, { weights, cited: [...prior.cited, judged] })];
    });

const byApp = (match: ReferenceMatch): string =>
  `${entityOf(match)}|${match.judged.act.grant?.appId ?? match.judged.act.grant?.appName ?? '?'}`;

type Named = ReferenceModel & { matches: (of: Case) => ReferenceMatch[]; name: string };
const uuidOf = (n: string): string => `6a1f0c52-0e0b-4a55-8a6d-0f6f1d1a00${n}`;
const suspicious = { category: 'Suspicious', compliance: false, keyOf: entityOf } as const;
const critical = { ...suspicious, category: 'Critical', base: 45, behaviour: 'flat' } as const;
const informational = { ...suspicious, category: 'Informational', base: 20 } as const;

/** detection.md 3, models 1, 2, 3, 5, 7, 9, 10; those that read others after them. */
export const models: readonly Named[] = [
  {
    ...suspicious,
    name: 'rareSignIns',
    uuid: uuidOf('01'),
    path: 'SaaS / Access / Unusual External Source for SaaS Credential Use',
    group: 'ACCESS',
    base: 30,
    behaviour: 'decreasing',
    needsBaseline: true,
    throttleHours: 48,
    keyOf: (match) => `${entityOf(match)}|AS${match.judged.act.intel?.asn ?? '?'}`,
    matches: rareSignIns,
  },
  {
    ...suspicious,
    name: 'attempts',
    uuid: uuidOf('02'),
    path: 'SaaS / Access / Suspicious Login Attempt',
    group: 'CRED',
    base: 20,
    behaviour: 'incdec1',
    needsBaseline: false,
    throttleHours: 1,
    matches: attempts,
  },
  {
    ...critical,
    name: 'signInsAfterAttempts',
    uuid: uuidOf('03'),
    path: 'SaaS / Compromise / Login From Rare Following Suspicious Login Attempt(s)',
    group: 'ACCESS',
    needsBaseline: true,
    throttleHours: 24,
    matches: signInsAfterAttempts,
  },
  {
    ...suspicious,
    name: 'grants',
    uuid: uuidOf('05'),
    path: 'SaaS / Admin / OAuth Permission Grant',
    group: 'PERSIST',
    base: 30,
    behaviour: 'decreasing',
    needsBaseline: false,
    throttleHours: 6,
    keyOf: byApp,
    matches: grants,
  },
  {
    ...informational,
    name: 'principals',
    uuid: uuidOf('07'),
    path: 'SaaS / Admin / New Application Service Principal',
    group: 'PERSIST',
    behaviour: 'decreasing',
    needsBaseline: false,
    throttleHours: 12,
    keyOf: byApp,
    matches: principals,
  },
  {
    ...informational,
    name: 'rules',
    uuid: uuidOf('09'),
    path: 'SaaS / Compliance / New Email Rule',
    group: 'HIDE',
    compliance: true,
    behaviour: 'flat',
    needsBaseline: false,
    throttleHours: 1,
    keyOf: (match) => match.judged.act.rule?.mailbox?.toLowerCase() ?? entityOf(match),
    matches: rules,
  },
  {
    ...critical,
    name: 'rulesByIntruders',
    uuid: uuidOf('10'),
    path: 'SaaS / Compromise / Unusual Login and New Email Rule',
    group: 'HIDE',
    needsBaseline: true,
    throttleHours: 24,
    matches: rulesByIntruders,
  },
];
