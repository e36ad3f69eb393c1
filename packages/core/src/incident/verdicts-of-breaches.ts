import type { IncidentDecision, Verdict } from './decision.ts';

/** By breach: the latest verdict that was given on it and not taken back. Decisions in their order of time. */
export function verdictsOfBreaches(
  decisions: readonly Pick<IncidentDecision, 'kind' | 'change' | 'seen'>[],
): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { kind, change, seen } of decisions) {
    for (const id of seen.breachIds) {
      if (kind === 'reopen') verdicts.delete(id);
      else if ((kind === 'resolve' || kind === 'close') && change.verdict)
        verdicts.set(id, change.verdict);
    }
  }
  return verdicts;
}
