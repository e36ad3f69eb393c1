import type { Breach } from '@nightjar/core';
import type { GroundTruth } from '@nightjar/scenarios';

/** A breach about whom the attack is on, or that cites an act of it; not what was there before it. */
export function isAbout(breach: Breach, truth: GroundTruth): boolean {
  if (breach.endTime < truth.start) return false;
  const key = breach.subject.toLowerCase();
  if (truth.subjects.some((subject) => key.includes(subject.toLowerCase()))) return true;
  const uids = new Set(truth.acts.map(({ uid }) => uid));
  return breach.evidence.some(({ uid }) => uids.has(uid));
}
