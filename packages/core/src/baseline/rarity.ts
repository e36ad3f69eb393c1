import { peersMin } from './peers.ts';

/** A value seen on this many days is usual. */
export const usualDays = 5;
/** Fewer known days: null, still learning. */
export const daysKnownMin = 10;
/** Active days before a day's newness counts. */
export const burnInDays = 5;
const usersKnownMin = 10;

/**
 * User rarity R(v), 0-100: the share of the subject's days that held something at least this new.
 * `newness[j]` = number of days whose newest value had been seen on j days before (j = 0..5).
 * Null while fewer than ten days are known, or as many as the feature asks for; 0 once the value is usual.
 */
export function userRarity(
  daysSeen: number,
  newness: readonly number[],
  knownMin: number = daysKnownMin,
): number | null {
  if (daysSeen >= usualDays) return 0;
  const daysKnown = sumOf(newness);
  if (daysKnown < knownMin) return null;
  const atLeastAsNew = sumOf(newness, daysSeen + 1);
  return clampRarity(100 * (1 - (0.5 + atLeastAsNew) / (daysKnown + 1)));
}

/** Rarity among the tenant's other users; null while fewer than ten are known. */
export function tenantRarity(otherUsers: number, usersKnown: number): number | null {
  if (usersKnown < usersKnownMin) return null;
  return clampRarity(100 * (1 - (otherUsers + 0.5) / (usersKnown + 1)));
}

/** Rarity among the others of a group; null where fewer than five of it, the subject with them, are known. */
export function peerRarity(otherPeers: number, peersKnown: number): number | null {
  if (peersKnown + 1 < peersMin) return null;
  return clampRarity(100 * (1 - (otherPeers + 0.5) / (peersKnown + 1)));
}

/** 0-1. */
export function maturityOf(daysKnown: number): number {
  return Math.min(1, daysKnown / 20);
}

/** Of the first so many, or of all. */
export function sumOf(days: readonly number[], count: number = days.length): number {
  let sum = 0;
  for (let at = 0; at < count && at < days.length; at++) sum += days[at]!;
  return sum;
}

function clampRarity(rarity: number): number {
  return Math.min(100, Math.max(0, rarity));
}
