import type { Feature } from '../feature/index.ts';
import type { Shown } from './baseline-view.ts';
import type { Day } from './days.ts';

/** What a baseline asks of all subjects of a tenant together, from the day of an act. */
export interface TenantCounts {
  /** Subjects that showed the value on two days or more, one of them outside the 72 h around the act. */
  users(feature: Feature, value: string, day: Day): number;
  /** Subjects that were active. */
  active(day: Day): number;
  /** The same of the members of a directory's group, by its id. */
  peers(group: string, shown: Shown, day: Day): number;
  activePeers(group: string, day: Day): number;
  isUsualCountry(country: string, day: Day): boolean | null;
  firstDayOfApplication(application: string, day: Day): Day | null;
}

/** Days that count as outside the 72 h around an act of day d: d-4 and before. */
export const outsideActDays = 4;
