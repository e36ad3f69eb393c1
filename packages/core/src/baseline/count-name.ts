import type { Feature } from '../feature/index.ts';

// Only the last part is written by outsiders, so that no two names are alike.
const separator = '\u001f';

/** Subjects that use a value, as `TenantCounts.users` counts them. */
export const usersOf = (feature: Feature, value: string): string =>
  ['users', feature, value].join(separator);

/** Users of a value in a group, and its active members. Ids of groups may hold anything: their length says where they end. */
export const peersOf = (group: string, feature: Feature, value: string): string =>
  ['peers', feature, group.length, group, value].join(separator);
export const activePeersOf = (group: string): string => ['active', group].join(separator);

/** Subjects that showed a country at all. */
export const shownCountry = (country: string): string => ['country', country].join(separator);

/** Subjects that showed the application on a day. */
export const shownApplication = (application: string): string =>
  ['application', application].join(separator);

export const activeSubjects = 'active';
export const shownAnyCountry = 'country';
