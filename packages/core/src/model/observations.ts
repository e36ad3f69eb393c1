import type { FeatureScore, ScoredAct } from '../baseline/types.ts';
import type { Observation } from './types.ts';

const labels: Record<FeatureScore['feature'], string> = {
  asn: 'network',
  country: 'country',
  client: 'client',
  ipClass: 'kind of network',
  application: 'application',
  operation: 'operation',
};

/** Observed against expected for what was unusual, in numbers a person can check. */
export function observationsOf(act: ScoredAct, failures: number | null): Observation[] {
  const unusual = Object.values(act.scores)
    .filter((score) => score.rarity === null || score.rarity > 50)
    .map((score) => observe(score, act));
  if (failures === null) return unusual;
  return [
    {
      feature: 'failed sign-ins in an hour',
      observed: String(failures),
      expected: usualFailures(failures, act.busiestFailureHour),
      window: act.window,
      n: act.scores.operation?.daysKnown ?? 0,
    },
    ...unusual,
  ];
}

// Few failures are told too, where they come from a network that the user never used.
function usualFailures(failures: number, busiestHour: number): string {
  const anywhere = `at most ${busiestHour} in an hour`;
  return failures > busiestHour
    ? anywhere
    : `none from a network never used; ${anywhere} elsewhere`;
}

function observe(score: FeatureScore, act: ScoredAct): Observation {
  const name =
    score.feature === 'asn' ? `${score.value} ${act.intel?.asnName ?? ''}`.trim() : score.value;
  return {
    feature: labels[score.feature],
    observed: name,
    expected:
      score.rarity === null
        ? `cannot judge yet: ${score.daysKnown} of 10 days known`
        : `seen on ${score.daysSeen} of ${score.daysKnown} days; ${score.otherUsers} of ${score.usersKnown} other users`,
    window: act.window,
    n: score.daysKnown,
  };
}
