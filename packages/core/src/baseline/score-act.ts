import type { Act } from '../entity/types.ts';
import type { BaselineView } from './baseline-view.ts';
import { dayOf } from './days.ts';
import { featureValueOf } from './feature-values.ts';
import { judgeSource } from './judge-source.ts';
import { maturityOf, tenantRarity, userRarity } from './rarity.ts';
import { type Feature, type FeatureScore, features, type ScoredAct } from './types.ts';

/**
 * Scores told before, by value, day and subject: most acts of a day show what others showed. Good for one view
 * as it stands, so make a new one where days were put.
 */
export type ScoreMemo = Map<string, FeatureScore>;

const memoMax = 50_000;

/** How unusual an act is, from the baseline alone: the same for any order of arrival. */
export function scoreAct(act: Act, view: BaselineView, memo: ScoreMemo = new Map()): ScoredAct {
  if (act.subject === null) return { ...act, ...unscored };
  if (memo.size > memoMax) memo.clear();
  const day = dayOf(act.time);
  const scores: Partial<Record<Feature, FeatureScore>> = {};
  for (const feature of features) {
    const value = featureValueOf(act, feature);
    if (value === null) continue;
    const key = `${feature}|${day}|${value}|${act.subject}`;
    let score = memo.get(key);
    if (!score) {
      score = scoreFeature({ subject: act.subject, feature, value, day }, view);
      memo.set(key, score);
    }
    scores[feature] = score;
  }
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

function scoreFeature(
  of: { subject: string; feature: Feature; value: string; day: number },
  view: BaselineView,
): FeatureScore {
  const { subject, feature, value, day } = of;
  const seen = view.seenByUser(subject, feature, value, day);
  const otherUsers = view.otherUsers(subject, feature, value, day);
  const usersKnown = view.usersKnown(subject, day);
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
