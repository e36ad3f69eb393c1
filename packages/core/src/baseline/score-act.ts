import type { Act } from '../entity/types.ts';
import type { BaselineView } from './baseline-view.ts';
import { dayOf } from './days.ts';
import { featureValueOf } from './feature-values.ts';
import { judgeSource } from './judge-source.ts';
import { maturityOf, tenantRarity, userRarity } from './rarity.ts';
import { type Feature, type FeatureScore, features, type ScoredAct } from './types.ts';

/** How unusual an act is, from the baseline alone: the same for any order of arrival. */
export function scoreAct(act: Act, view: BaselineView): ScoredAct {
  if (act.subject === null) return { ...act, ...unscored };
  const scores: Partial<Record<Feature, FeatureScore>> = {};
  for (const feature of features) {
    const score = scoreFeature(act, feature, view);
    if (score) scores[feature] = score;
  }
  const day = dayOf(act.time);
  return {
    ...act,
    scores,
    ...judgeSource(act, scores, view),
    maturity: maturityOf(scores.asn?.daysKnown ?? scores.operation?.daysKnown ?? 0),
    busiestFailureHour: view.busiestFailureHour(act.subject, day),
    succeededFromNetwork: (scores.asn?.daysSeen ?? 0) > 0,
    appAgeDays: appAgeOf(act, view),
    window: view.windowText(day),
  };
}

const unscored = {
  scores: {},
  rareNet: null,
  rareSource: null,
  judgedAcrossUsers: false,
  maturity: 0,
  busiestFailureHour: 0,
  succeededFromNetwork: false,
  appAgeDays: null,
  window: '',
} as const;

function scoreFeature(act: Act, feature: Feature, view: BaselineView): FeatureScore | null {
  const value = featureValueOf(act, feature);
  if (value === null || act.subject === null) return null;
  const day = dayOf(act.time);
  const seen = view.seenByUser(act.subject, feature, value, day);
  const otherUsers = view.otherUsers(act.subject, feature, value, day);
  const usersKnown = view.usersKnown(act.subject, day);
  return {
    feature,
    value,
    daysSeen: seen.daysSeen,
    daysKnown: seen.newness.reduce((sum, days) => sum + days, 0),
    rarity: userRarity(seen.daysSeen, seen.newness),
    otherUsers,
    usersKnown,
    tenantRarity: tenantRarity(otherUsers, usersKnown),
  };
}

/** Days since anyone in the tenant first used the application that the act grants or creates; null: never. */
function appAgeOf(act: Act, view: BaselineView): number | null {
  const app = act.grant?.appId ?? null;
  if (app === null) return null;
  const day = dayOf(act.time);
  const first = view.firstSeenInTenant('application', app, day);
  return first === null ? null : day - first;
}
