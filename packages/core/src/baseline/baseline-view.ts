import type { Group } from '../entity/types.ts';
import type { Feature, Rate } from '../feature/index.ts';
import type { Day } from './days.ts';

/** One value of one feature, as a baseline sees it from a day. */
export interface ValueSeen {
  daysSeen: number;
  /** Days by how new their newest value was: index 0..5. Their sum is D. */
  newness: readonly number[];
}

export interface Shown {
  feature: Feature;
  value: string;
}

/**
 * What is usual, as of an act's day. Two implementations with one meaning: the running system looks back
 * over closed days only (`TenantBaseline`), an export is judged by all its other days
 * (`RetrospectiveBaseline`).
 */
export interface BaselineView {
  seenByUser(subject: string, feature: Feature, value: string, day: Day): ValueSeen;
  /** Other users with the value on >= 2 days, at least one outside the 72 h around the act's day. */
  otherUsers(subject: string, feature: Feature, value: string, day: Day): number;
  usersKnown(subject: string, day: Day): number;
  /** The group of a directory that the subject is compared with; null: none is known. */
  peerGroup(subject: string, day: Day): Group | null;
  /** Of `otherUsers` those of the group, by its id, which must be the subject's own. */
  otherPeers(of: { subject: string; group: string }, shown: Shown, day: Day): number;
  /** Others of the group that were active. */
  peersKnown(subject: string, group: string, day: Day): number;
  /** Whether at least 2 % of at least ten users showed the country; null while too few users are known. */
  isUsualCountry(country: string, day: Day): boolean | null;
  /** How much of a rate the subject's busiest hour held; 0: none. */
  busiest(subject: string, rate: Rate, day: Day): number;
  /** The last day before on which the subject was active; null: on none that is looked at. */
  lastActive(subject: string, day: Day): Day | null;
  /** First day on which anyone in the tenant showed the application, within the baseline. */
  firstDayOfApplication(application: string, day: Day): Day | null;
  /** What the numbers stand on, in words. */
  windowText(day: Day): string;
}
