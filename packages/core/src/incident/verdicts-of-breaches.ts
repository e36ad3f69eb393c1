import type { IncidentDecision, Verdict } from './decision.ts';

/** A verdict, or one that was taken back, with the breaches that it was given on. */
export type VerdictGiven = Pick<IncidentDecision, 'kind' | 'change'> & {
  breachIds: readonly string[];
};

/** By breach: the latest verdict that was given on it and not taken back. Decisions in their order of time. */
export function verdictsOfBreaches(decisions: readonly VerdictGiven[]): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { kind, change, breachIds } of decisions) {
    for (const id of breachIds) {
      if (kind === 'reopen') verdicts.delete(id);
      else if ((kind === 'resolve' || kind === 'close') && change.verdict)
        verdicts.set(id, change.verdict);
    }
  }
  return verdicts;
}
