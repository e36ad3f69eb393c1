import type { FeatureScore, ScoredAct } from '../baseline/types.ts';
import { quoteHostile } from '../incident/quote-hostile.ts';
import { getFeature, getRate } from '../feature/index.ts';
import type { Match, Volume } from './match.ts';
import type { Observation } from './types.ts';

/** Observed against expected for what was unusual, in numbers a person can check. */
export function observationsOf(
  act: ScoredAct,
  { failures, volume }: Pick<Match, 'failures' | 'volume'>,
): Observation[] {
  const unusual = Object.values(act.scores)
    .filter((score) => score.rarity === null || score.rarity > 50)
    .map((score) => observe(score, act));
  const counted = failures === null ? volumeOf(act, volume) : [failuresOf(act, failures)];
  const dormant = act.dormantDays === undefined ? [] : [dormancyOf(act, act.dormantDays)];
  return [...counted, ...dormant, ...unusual];
}

function failuresOf(act: ScoredAct, failures: number): Observation {
  return {
    feature: 'failed sign-ins in an hour',
    observed: String(failures),
    expected: usualFailures(failures, act.busiest.failures ?? 0),
    window: act.window,
    n: act.scores.operation?.daysKnown ?? 0,
  };
}

// Few failures are told too, where they come from a network that the user never used.
function usualFailures(failures: number, busiestHour: number): string {
  const anywhere = `at most ${busiestHour} in an hour`;
  return failures > busiestHour
    ? anywhere
    : `none from a network never used; ${anywhere} elsewhere`;
}

function volumeOf(act: ScoredAct, volume: Volume | null): Observation[] {
  if (volume === null) return [];
  const { amount, rate, usual, withinMinutes } = volume;
  const label = rate === null ? 'acts of this kind' : getRate(rate).label;
  return [
    {
      feature: `${label} within ${withinMinutes} minutes`,
      observed: String(amount),
      expected: usual === null ? 'fewer, whoever it is' : `at most ${usual} in an hour`,
      window: act.window,
      n: act.scores.operation?.daysKnown ?? 0,
    },
  ];
}

function dormancyOf(act: ScoredAct, days: number): Observation {
  return {
    feature: 'days without any act',
    observed: String(days),
    expected: 'fewer than 30',
    window: act.window,
    n: act.scores.operation?.daysKnown ?? 0,
  };
}

function observe(score: FeatureScore, act: ScoredAct): Observation {
  const name =
    score.feature === 'asn' ? `${score.value} ${act.intel?.asnName ?? ''}`.trim() : score.value;
  const { atPeers, atUser, inTenant } = expectationOf(score);
  const wider = atPeers === null ? inTenant : `${atPeers}; ${inTenant}`;
  return {
    feature: getFeature(score.feature).label,
    observed: name,
    expected: score.rarity === null ? atUser : `${atUser}; ${wider}`,
    window: act.window,
    n: score.daysKnown,
    score,
  };
}

/** What is usual for the user, for the group, where there is one, and in the tenant, each with its sample size. */
export function expectationOf(score: FeatureScore): {
  atUser: string;
  atPeers: string | null;
  inTenant: string;
} {
  const { peers } = score;
  const { daysKnown, daysSeen, feature, otherUsers, rarity, usersKnown } = score;
  return {
    atUser:
      rarity === null
        ? `cannot judge yet: ${daysKnown} of ${getFeature(feature).daysKnownMin ?? 10} days known`
        : `seen on ${daysSeen} of ${daysKnown} days`,
    atPeers: peers
      ? `${peers.others} of ${peers.known} others of ${quoteHostile(peers.group)}`
      : null,
    inTenant: `${otherUsers} of ${usersKnown} other users`,
  };
}
