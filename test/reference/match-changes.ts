import type { ReferenceMatch, Weight } from './breaches.ts';
import { isRare, type JudgedAct } from './judge-acts.ts';
import { type Case, dayMs, foreignWeight, isPerson, matchOf, nearestOf, when } from './matches.ts';

/** product.md 2.2. */
export const knownBad = [
  'ff8d92dc-3d82-41d6-bcbd-b9174d163620',
  'a245e8c0-b53c-4b67-9b45-751d1dff8e6b',
  '2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139',
];

const isNewApp = ({ appAgeDays }: JudgedAct): boolean => appAgeDays === null || appAgeDays < 14;
const isKnownBad = ({ act }: JudgedAct): boolean => knownBad.includes(act.grant?.appId ?? '');
const isRisky = ({ act }: JudgedAct): boolean =>
  (act.grant?.scopes ?? []).some((scope) =>
    /mail|files|sites|directory|EWS\.|full_access/i.test(scope),
  );
const isFirst = ({ daysSeen }: JudgedAct): boolean => daysSeen.operation === 0;

/** Model 5. */
export const grants = (of: Case): ReferenceMatch[] =>
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

/** Model 7. */
export const principals = (of: Case): ReferenceMatch[] =>
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

/** Model 9. */
export const rules = (of: Case): ReferenceMatch[] =>
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

/** Model 10. */
export const rulesByIntruders = (of: Case): ReferenceMatch[] =>
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
