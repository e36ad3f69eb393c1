import { rareMin } from '../baseline/judge-source.ts';
import type { FeatureScore, ScoredAct } from '../baseline/types.ts';
import type { Feature } from '../feature/index.ts';
import { showName } from '../incident/quote-hostile.ts';
import type { Condition } from './condition.ts';
import { expectationOf } from './observations.ts';

/** What a word is judged by. */
const featureOfWord: Readonly<Record<string, Feature>> = {
  rareSource: 'asn',
  rareNet: 'asn',
  foreignAgent: 'asn',
  rareCountry: 'country',
  rareClient: 'client',
  rareOperation: 'operation',
  firstOfKind: 'operation',
};
const comparisons = ['rare', 'new', 'never', 'newInTenant', 'unlikePeers'];

/** By how much a condition on what is usual was missed, such as ` (AS1: rarity 42 where 90 is rare)`; else nothing. */
export function sayMeasure(of: Condition, act: ScoredAct): string {
  const told = featuresOf(of).flatMap((feature) => {
    const score = act.scores[feature as Feature];
    return score ? [sayScore(score)] : [];
  });
  // Who was at the keyboard is judged by the same words as the source.
  const ofJourney = act.onJourney === true && isOfSource(of) ? [onJourney] : [];
  const all = [...told, ...ofJourney];
  return all.length === 0 ? '' : ` (${all.join('; ')})`;
}

const onJourney = 'a device of their own signed in by hand from that country within three days';

const isOfSource = (of: Condition): boolean => featuresOf(of).includes('asn');

function featuresOf(of: Condition): readonly string[] {
  if (typeof of === 'string') return Object.hasOwn(featureOfWord, of) ? [featureOfWord[of]!] : [];
  if ('any' in of) return [...new Set(of.any.flatMap(featuresOf))];
  if ('all' in of) return [...new Set(of.all.flatMap(featuresOf))];
  const [[name, argument]] = Object.entries(of) as [[string, readonly string[]]];
  return comparisons.includes(name) ? argument : [];
}

function sayScore(score: FeatureScore): string {
  const { atPeers, atUser } = expectationOf(score);
  const value = showName(score.value);
  const seen = atPeers === null ? atUser : `${atUser}, by ${atPeers}`;
  return score.rarity === null
    ? `${value}: ${seen}`
    : `${value}: rarity ${Math.round(score.rarity)} where ${rareMin} is rare, ${seen}`;
}
