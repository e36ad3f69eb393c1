import type { Act } from '../entity/types.ts';
import type { Feature, Rate } from '../feature/index.ts';

/**
 * How unusual one value was, with the numbers that say so. `rarity` 0-100; null = still learning
 * (neither usual nor unusual).
 */
export interface FeatureScore {
  feature: Feature;
  value: string;
  /** Baseline days on which the subject showed the value. */
  daysSeen: number;
  /** D: the subject's days in the baseline. */
  daysKnown: number;
  /** User rarity R, 0-100, or null while too few days are known. */
  rarity: number | null;
  /** Other users of the tenant who showed it on >= 2 days, one outside 72 h of the act. */
  otherUsers: number;
  /** U: other users known to the tenant's baseline. */
  usersKnown: number;
  tenantRarity: number | null;
  /** What others of the subject's group in the directory do; absent: it is in none, or the value is usual anyway. */
  peers?: PeerScore;
}

/** The same among a group that a directory gives. */
export interface PeerScore {
  /** Outsider-written. */
  group: string;
  /** Others of the group who showed it, counted as in the tenant. */
  others: number;
  /** Others of the group who were active. */
  known: number;
  /** Rarity in the group, 0-100, or null where fewer than five of it are known. */
  rarity: number | null;
}

/** An act with what the baseline says of it: a pure function of the set of events up to day D-2. */
export interface ScoredAct extends Act {
  /** Of a feature with several values the rarest; of those beyond where and what, only what is not usual. */
  scores: Partial<Record<Feature, FeatureScore>>;
  /** ASN rare for the user and hardly used by others; null = cannot judge. */
  rareNet: boolean | null;
  /** rareNet and (hosting-like class, rare country or rare client); null = cannot judge. */
  rareSource: boolean | null;
  /** rareSource was judged across users because the user's own history is too short. */
  judgedAcrossUsers: boolean;
  /** 0-1: min(1, D / 20). */
  maturity: number;
  /** Of each rate that the act is part of, the busiest hour of the subject's baseline. */
  busiest: Partial<Record<Rate, number>>;
  /** Success of this subject from this network in 90 days of baseline. */
  succeededFromNetwork: boolean;
  /** Age in the tenant, in days, of the application granted or created; null = first seen with this act. */
  appAgeDays: number | null;
  /** Days since the subject was last active, as far as the baseline goes back; absent: it was lately, or never. */
  dormantDays?: number;
  /** Its source would be odd for its country, where the subject's own device is, too. */
  onJourney?: true;
  /** What the numbers stand on, in words. */
  window: string;
}
