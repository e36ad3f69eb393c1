import { rareMin } from '../baseline/judge-source.ts';
import { usualDays } from '../baseline/rarity.ts';
import type { ScoredAct } from '../baseline/types.ts';
import { isRentedClass } from '../feature/index.ts';
import { foreignForDays } from './agents.ts';
import type { AgentRef } from './types.ts';
import { hasMoneyWords, isHiddenFolder, knownBadApplications, scopeRiskOf } from './known.ts';

/** One act with what is known around it when a model asks. */
export interface Question {
  act: ScoredAct;
  agent: AgentRef | null;
  /** The match that a sequence follows from, if any. */
  prior: { act: ScoredAct; agent: AgentRef | null } | null;
}

export type Predicate = (question: Question) => boolean;

/** A network that so many others use is one of the organisation's ways out. */
const othersMin = 2;

/** Words that the act answers alone. */
export const wordsOfAct: Readonly<Record<string, (act: ScoredAct) => boolean>> = {
  rareSource: ({ rareSource }) => rareSource === true,
  rareNet: ({ rareNet }) => rareNet === true,
  netOfOthers: ({ scores }) => (scores.asn?.otherUsers ?? 0) >= othersMin,
  judgedAcrossUsers: ({ judgedAcrossUsers }) => judgedAcrossUsers,
  learning: ({ scores }) => scores.operation?.rarity === null,
  rentedClass: ({ intel }) => isRentedClass(intel?.class),
  fromEgress: ({ intel }) => intel?.class === 'egress',
  rareCountry: ({ scores }) => (scores.country?.rarity ?? 0) >= rareMin,
  rareClient: ({ scores }) => (scores.client?.rarity ?? 0) >= rareMin,
  byPerson: ({ actorKind, subject }) => actorKind === 'person' && subject !== null,
  byApplication: ({ actorKind, subject }) => actorKind === 'application' && subject !== null,
  interactive: ({ interactive }) => interactive,
  succeeded: ({ outcome }) => outcome !== 'failure',
  refused: ({ outcome }) => outcome === 'failure',
  wrongPassword: ({ errorCode }) => ['50126', '50053', '50056'].includes(errorCode ?? ''),
  passwordRight: ({ errorCode }) =>
    ['50055', '50074', '50076', '50079', '53003', '500121'].includes(errorCode ?? ''),
  noSuccessFromNetwork: ({ succeededFromNetwork }) => !succeededFromNetwork,
  dormant: ({ dormantDays }) => dormantDays !== undefined,
  newApplication: ({ appAgeDays }) => appAgeDays === null || appAgeDays < 14,
  riskyScopes: ({ grant }) => scopeRiskOf(grant?.scopes ?? []) !== 'low',
  highScopes: ({ grant }) => scopeRiskOf(grant?.scopes ?? []) === 'high',
  knownBadApplication: ({ grant }) => knownBadApplications.has(grant?.appId ?? ''),
  unverifiedPublisher: ({ grant }) => grant?.publisherVerified === false,
  consentForAll: ({ grant }) => grant?.consentForAll === true,
  firstOfKind: ({ scores }) => scores.operation?.daysSeen === 0,
  rareOperation: ({ scores }) => (scores.operation?.rarity ?? 0) >= rareMin,
  // Of an export of a few days everything counts as seen often; nothing can be usual in so few.
  usualOperation: ({ scores: { operation } }) =>
    operation !== undefined && operation.daysSeen >= usualDays && operation.daysKnown >= usualDays,
  namedLikeNothing: ({ grant }) => grant?.appName != null && !/[\p{L}\p{N}]/u.test(grant.appName),
  ruleForwardsOutside: ({ rule }) => rule?.externalForward === true,
  ruleForwards: ({ rule }) => (rule?.forwardTo.length ?? 0) > 0,
  ruleDeletes: ({ rule }) => rule?.deletes === true,
  ruleHides: ({ rule }) => isHiddenFolder(rule?.moveToFolder ?? null),
  ruleMarksRead: ({ rule }) => rule?.marksRead === true,
  ruleNameShort: ({ rule }) =>
    rule !== null && (rule.name.length <= 2 || !/[\p{L}\p{N}]/u.test(rule.name)),
  ruleMoneyWords: ({ rule }) => hasMoneyWords(rule?.words ?? []),
  ruleForEverything: ({ rule }) => rule !== null && !rule.hasCondition,
  hasAttachment: ({ mail }) => (mail?.attachments.length ?? 0) > 0,
  comesIn: ({ remote }) => remote?.direction === 'in',
  goesOut: ({ remote }) => remote?.direction === 'out',
  staysInside: ({ remote }) => remote?.direction === 'inner',
  accepted: ({ remote }) => remote?.accepted === true,
  longName: ({ remote }) => (remote?.host?.length ?? 0) >= 50,
};

/** Words that need to know who is at the keyboard, or what went before. */
export const wordsOfContext: Readonly<Record<string, Predicate>> = {
  foreignAgent: ({ agent }) => agent?.foreign === true,
  ownAgent: ({ agent }) => agent?.foreign === false,
  afterPrior: ({ act, prior }) => prior !== null && act.time >= prior.act.time,
  sameNetworkAsPrior: ({ act, prior }) =>
    prior !== null && act.intel?.asn != null && prior.act.intel?.asn === act.intel.asn,
  sameSessionAsPrior: ({ act, prior }) =>
    prior !== null && act.session !== null && prior.act.session === act.session,
  sameTargetAsPrior: ({ act, prior }) =>
    prior !== null && act.target !== undefined && prior.act.target === act.target,
  sameApplicationAsPrior: ({ act, prior }) =>
    prior !== null &&
    prior.act.grant?.appId != null &&
    [act.applicationId, act.grant?.appId].includes(prior.act.grant.appId),
};

// A rare network was seen on fewer days than a usual one; each day since that its agent is foreign adds one at most.
const seenOfForeignMax = usualDays - 1 + foreignForDays;

/** What a context may answer is not known when an act comes alone: could it hold? */
export function mayHold(word: string, act: ScoredAct): boolean {
  if (word !== 'foreignAgent') return true;
  // Without an address it is told by the acts around it; with one, by what its agent did lately: what has become usual
  // meanwhile, or is excused by a journey, is still by whoever came from a rare source.
  return act.ip === null || (act.scores.asn?.daysSeen ?? 0) <= seenOfForeignMax;
}
