import type { Act } from '../entity/types.ts';
import {
  type CatalogFeature,
  type Feature,
  featuresOf,
  getFeature,
  ratesOf,
} from '../feature/index.ts';
import type { BaselineView, Shown } from './baseline-view.ts';
import { type Day, dayOf } from './days.ts';
import { judgeSource, rareMin } from './judge-source.ts';
import { maturityOf, peerRarity, sumOf, tenantRarity, usualDays, userRarity } from './rarity.ts';
import { ScoreMemo, type ScoresOfDay } from './score-memo.ts';
import type { FeatureScore, PeerScore, ScoredAct } from './types.ts';

const valuesLookedAtMax = 20;
/** Fewer days without an act are a holiday. */
const dormantDaysMin = 30;

/** Told of every act, usual or not: what an act is, where it comes from, and what is asked whether it is usual. */
const alwaysTold: ReadonlySet<Feature> = new Set([
  'asn',
  'country',
  'client',
  'ipClass',
  'application',
  'operation',
  'secondFactor',
  'machineKind',
  'sharedWith',
]);

/** How unusual an act is, from the baseline alone: the same for any order of arrival. */
export function scoreAct(act: Act, view: BaselineView, memo = new ScoreMemo()): ScoredAct {
  if (act.subject === null || act.groups) return { ...act, ...unscored };
  const day = dayOf(act.time);
  const known = memo.of(act.subject, day);
  const of = { act, subject: act.subject, day, view, memo, known };
  const scores = scoresOf(of);
  const { rareNet, rareSource, judgedAcrossUsers } = judgeSource(act, scores, view);
  // Made at once and filled: to spread several objects into one costs a microsecond an act.
  const scored: Omit<ScoredAct, 'window'> & Partial<ScoredAct> = {
    ...act,
    scores,
    rareNet,
    rareSource,
    judgedAcrossUsers,
    maturity: maturityOf(scores.asn?.daysKnown ?? scores.operation?.daysKnown ?? 0),
    busiest: busiestOf(of),
    succeededFromNetwork: (scores.asn?.daysSeen ?? 0) > 0,
    appAgeDays: appAgeOf(act, view),
  };
  if (known.lastActive === undefined) known.lastActive = view.lastActive(act.subject, day);
  const dormantDays = dormantDaysOf(known.lastActive, day);
  if (dormantDays !== null) scored.dormantDays = dormantDays;
  scored.window = known.window ??= view.windowText(day);
  return scored as ScoredAct;
}

const asnFeature = getFeature('asn');
const placeFeatures = (['country', 'client', 'ipClass'] as const).map(getFeature);

/**
 * Of an act only whether its source is odd: what decides of most acts that they are of no interest. All else of it
 * stays unscored.
 */
export function scoreSource(act: Act, view: BaselineView, memo: ScoreMemo): ScoredAct {
  if (act.subject === null || act.groups) return { ...act, ...unscored };
  const day = dayOf(act.time);
  const known = memo.of(act.subject, day);
  const of = { act, subject: act.subject, day, view, memo, known };
  const asn = rarestOf(asnFeature, of);
  const scores: Partial<Record<Feature, FeatureScore>> = asn === null ? {} : { asn };
  // A usual network is no odd source, whatever else is.
  if (asn !== null && (asn.rarity === null || asn.rarity >= rareMin)) {
    for (const feature of placeFeatures) {
      const score = rarestOf(feature, of);
      if (score) scores[feature.name] = score;
    }
  }
  return { ...act, ...unscored, scores, ...judgeSource(act, scores, view) };
}

const unscored = {
  scores: {},
  rareNet: null,
  rareSource: null,
  judgedAcrossUsers: false,
  maturity: 0,
  busiest: {},
  succeededFromNetwork: false,
  appAgeDays: null,
  window: '',
} as const;

interface Scoring {
  act: Act;
  subject: string;
  day: Day;
  view: BaselineView;
  memo: ScoreMemo;
  known: ScoresOfDay;
}

function scoresOf(of: Scoring): ScoredAct['scores'] {
  const scores: ScoredAct['scores'] = {};
  for (const feature of featuresOf(of.act.metric)) {
    const score = rarestOf(feature, of);
    if (score && (score.daysSeen < usualDays || alwaysTold.has(feature.name)))
      scores[feature.name] = score;
  }
  return scores;
}

/** Of the values that an act shows the one seen on the fewest days; of equals the first by name. */
function rarestOf(feature: CatalogFeature, of: Scoring): FeatureScore | null {
  const shown = feature.values(of.act);
  if (shown === null) return null;
  if (typeof shown === 'string') return scoreOf(feature, shown, of);
  let rarest: FeatureScore | null = null;
  for (const value of lookedAt(shown)) {
    const score = scoreOf(feature, value, of);
    if (rarest === null || score.daysSeen < rarest.daysSeen) rarest = score;
  }
  return rarest;
}

/** Of the values of a feature that an act shows those that are scored. */
export function lookedAt(shown: string | readonly string[] | null): readonly string[] {
  if (shown === null) return [];
  if (typeof shown === 'string') return [shown];
  return shown.length > 1 ? shown.toSorted().slice(0, valuesLookedAtMax) : shown;
}

function scoreOf(feature: CatalogFeature, value: string, of: Scoring): FeatureScore {
  const told = of.memo.find(of.known, feature, value);
  if (told) return told;
  const score = scoreFeature(feature, value, of);
  of.memo.put(of.known, feature, score);
  return score;
}

function scoreFeature(feature: CatalogFeature, value: string, of: Scoring): FeatureScore {
  const { day, known, subject, view } = of;
  const { daysSeen, newness } = view.seenByUser(subject, feature.name, value, day);
  const otherUsers = view.otherUsers(subject, feature.name, value, day);
  const usersKnown = (known.usersKnown ??= view.usersKnown(subject, day));
  const peers = daysSeen < usualDays ? peersOf({ feature: feature.name, value }, of) : undefined;
  const score: FeatureScore = {
    feature: feature.name,
    value,
    daysSeen,
    daysKnown: sumOf(newness),
    rarity: userRarity(daysSeen, newness, feature.daysKnownMin),
    otherUsers,
    usersKnown,
    tenantRarity: tenantRarity(otherUsers, usersKnown),
  };
  if (peers) score.peers = peers;
  return score;
}

function peersOf(shown: Shown, { day, known, subject, view }: Scoring): PeerScore | undefined {
  if (known.peerGroup === undefined) known.peerGroup = view.peerGroup(subject, day);
  const group = known.peerGroup;
  if (group === null) return undefined;
  const others = view.otherPeers({ subject, group: group.uid }, shown, day);
  const peersKnown = (known.peersKnown ??= view.peersKnown(subject, group.uid, day));
  return { group: group.name, others, known: peersKnown, rarity: peerRarity(others, peersKnown) };
}

/** Acts that are part of one rate, which most are, share what is told of it: it is read only. */
function busiestOf({ act, day, known, subject, view }: Scoring): ScoredAct['busiest'] {
  let busiest: ScoredAct['busiest'] = unscored.busiest;
  for (const { amount, name, number } of ratesOf(act.metric)) {
    if (amount(act) === 0) continue;
    const told = (known.busiest[number] ??= { [name]: view.busiest(subject, name, day) });
    busiest = busiest === unscored.busiest ? told : { ...busiest, ...told };
  }
  return busiest;
}

function dormantDaysOf(last: Day | null, day: Day): number | null {
  return last === null || day - last < dormantDaysMin ? null : day - last;
}

/** Days since anyone in the tenant first used the application that the act grants or creates; null: never. */
function appAgeOf(act: Act, view: BaselineView): number | null {
  const app = act.grant?.appId ?? null;
  if (app === null) return null;
  const day = dayOf(act.time);
  const first = view.firstDayOfApplication(app, day);
  return first === null ? null : day - first;
}
