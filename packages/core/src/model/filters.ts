import { rareMin } from '../baseline/judge-source.ts';
import { isRentedClass } from '../baseline/feature-values.ts';
import type { ScoredAct } from '../baseline/types.ts';
import { type Condition, ModelError } from './model.ts';
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

/** The catalogue of filters by name: the words that a model may use. */
export const filters: Readonly<Record<string, Predicate>> = {
  rareSource: ({ act }) => act.rareSource === true,
  rareNet: ({ act }) => act.rareNet === true,
  judgedAcrossUsers: ({ act }) => act.judgedAcrossUsers,
  rentedClass: ({ act }) => isRentedClass(act.intel?.class),
  rareCountry: ({ act }) => (act.scores.country?.rarity ?? 0) >= rareMin,
  rareClient: ({ act }) => (act.scores.client?.rarity ?? 0) >= rareMin,
  foreignAgent: ({ agent }) => agent?.foreign === true,
  byPerson: ({ act }) => act.actorKind === 'person' && act.subject !== null,
  interactive: ({ act }) => act.interactive,
  wrongPassword: ({ act }) => ['50126', '50053', '50056'].includes(act.errorCode ?? ''),
  passwordRight: ({ act }) =>
    ['50055', '50074', '50076', '50079', '53003', '500121'].includes(act.errorCode ?? ''),
  noSuccessFromNetwork: ({ act }) => !act.succeededFromNetwork,
  newApplication: ({ act }) => act.appAgeDays === null || act.appAgeDays < 14,
  riskyScopes: ({ act }) => scopeRiskOf(act.grant?.scopes ?? []) !== 'low',
  knownBadApplication: ({ act }) => knownBadApplications.has(act.grant?.appId ?? ''),
  unverifiedPublisher: ({ act }) => act.grant?.publisherVerified === false,
  consentForAll: ({ act }) => act.grant?.consentForAll === true,
  firstOfKind: ({ act }) => act.scores.operation?.daysSeen === 0,
  rareOperation: ({ act }) => (act.scores.operation?.rarity ?? 0) >= rareMin,
  namedLikeNothing: ({ act }) =>
    act.grant?.appName != null && !/[\p{L}\p{N}]/u.test(act.grant.appName),
  ruleForwardsOutside: ({ act }) => act.rule?.externalForward === true,
  ruleDeletes: ({ act }) => act.rule?.deletes === true,
  ruleHides: ({ act }) => isHiddenFolder(act.rule?.moveToFolder ?? null),
  ruleMarksRead: ({ act }) => act.rule?.marksRead === true,
  ruleNameShort: ({ act }) =>
    act.rule !== null && (act.rule.name.length <= 2 || !/[\p{L}\p{N}]/u.test(act.rule.name)),
  ruleMoneyWords: ({ act }) => hasMoneyWords(act.rule?.words ?? []),
  ruleForEverything: ({ act }) => act.rule !== null && !act.rule.hasCondition,
  sameNetworkAsPrior: ({ act, prior }) =>
    prior !== null && act.intel?.asn != null && prior.act.intel?.asn === act.intel.asn,
  sameSessionAsPrior: ({ act, prior }) =>
    prior !== null && act.session !== null && prior.act.session === act.session,
};

/** Compiles a condition; an unknown word is an error that names it. */
export function compileCondition(condition: Condition, model: string): Predicate {
  if (typeof condition !== 'string') {
    const isAny = 'any' in condition;
    const parts = (isAny ? condition.any : condition.all).map((part) =>
      compileCondition(part, model),
    );
    return (question) =>
      isAny ? parts.some((part) => part(question)) : parts.every((part) => part(question));
  }
  const negated = condition.startsWith('not ');
  const name = negated ? condition.slice(4) : condition;
  const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (!filter) throw new ModelError(model, `no filter is called "${name}"`);
  return negated ? (question) => !filter(question) : filter;
}

export function compileAll(conditions: readonly Condition[], model: string): Predicate {
  const parts = conditions.map((condition) => compileCondition(condition, model));
  return (question) => parts.every((part) => part(question));
}
