import type { Act } from '../entity/types.ts';
import { type Feature, isRentedClass } from '../feature/index.ts';
import type { BaselineView } from './baseline-view.ts';
import { dayOf } from './days.ts';
import { usualDays } from './rarity.ts';
import type { FeatureScore, ScoredAct } from './types.ts';

/** A rarity from here on is rare. */
export const rareMin = 90;

type Scores = Partial<Record<Feature, FeatureScore>>;
type Judgement = Pick<ScoredAct, 'rareNet' | 'rareSource' | 'judgedAcrossUsers'>;

/**
 * Is this a source the subject does not use? A new network alone is not enough: it must also be rented, or
 * in a rare country, or used by a rare client. While the subject's own history is short, the tenant's
 * other users judge; what they cannot judge stays null.
 */
export function judgeSource(act: Act, scores: Scores, view: BaselineView): Judgement {
  const asn = scores.asn;
  if (!asn) return { rareNet: null, rareSource: null, judgedAcrossUsers: false };
  const hardlyUsed = asn.otherUsers < Math.max(2, asn.usersKnown * 0.01);
  if (asn.rarity === null) return judgeAcrossUsers(act, asn, view);
  const rareNet = asn.rarity >= rareMin && hardlyUsed;
  return { rareNet, rareSource: rareNet && isOddSource(scores), judgedAcrossUsers: false };
}

function isOddSource(scores: Scores): boolean {
  const rented = scores.ipClass !== undefined && scores.ipClass.daysSeen < usualDays;
  return rented || isRare(scores.country) || isRare(scores.client);
}

function isRare(score: FeatureScore | undefined): boolean {
  return score !== undefined && score.rarity !== null && score.rarity >= rareMin;
}

function judgeAcrossUsers(act: Act, asn: FeatureScore, view: BaselineView): Judgement {
  if (asn.daysSeen >= usualDays || asn.otherUsers > 0) {
    return { rareNet: false, rareSource: false, judgedAcrossUsers: true };
  }
  const country = act.intel?.country;
  const foreignCountry = country != null && view.isUsualCountry(country, dayOf(act.time)) === false;
  if (isRentedClass(act.intel?.class) || foreignCountry) {
    return { rareNet: true, rareSource: true, judgedAcrossUsers: true };
  }
  return { rareNet: null, rareSource: null, judgedAcrossUsers: true };
}
