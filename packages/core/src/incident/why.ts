import type { Breach, EvidenceEvent, ScoreTerm } from '../model/types.ts';
import { openingScore } from './open-incident.ts';
import { applicationNamesOf, sayObserved } from './say-observed.ts';

/** Why one breach is unusual, in two sentences that a person can check. */
export interface Why {
  breachId: string;
  claim: string;
  /** Undefined where no evidence but the priority made the score. */
  counterfactual?: string;
  /** The score without the strongest evidence. */
  scoreWithout?: number;
}

const supposed: Partial<Record<ScoreTerm['group'], string>> = {
  network: 'the network been known',
  client: 'the client been known',
  time: 'the hour been usual',
  act: 'the act been usual for the account',
  content: 'the content been ordinary',
  volume: 'the volume been usual',
  sequence: 'nothing led up to it',
};

/** Claim and counterfactual of a breach, from its own observations and score terms. */
export function whyOf(breach: Breach): Why {
  const strongest = breach.terms
    .filter((term) => term.points > 0 && supposed[term.group] !== undefined)
    .toSorted((a, b) => rank(b) - rank(a) || b.points - a.points)[0];
  const claim = claimOf(breach);
  if (!strongest) return { breachId: breach.id, claim };
  const scoreWithout = scoreWithoutGroup(breach, strongest.group);
  const [now, least] = [round(breach.score), openingScore];
  const fallen =
    scoreWithout < least
      ? `, below ${least}, instead of ${now}`
      : ` instead of ${now}, still not below ${least}`;
  const then = `${supposed[strongest.group]} the score would be ${scoreWithout}`;
  return {
    breachId: breach.id,
    claim,
    scoreWithout,
    counterfactual: scoreWithout === now ? `Even had ${then}.` : `Had ${then}${fallen}.`,
  };
}

/** The network is what a person asks about first. */
function rank(term: ScoreTerm): number {
  return term.group === 'network' ? 1 : 0;
}

function scoreWithoutGroup(breach: Breach, group: ScoreTerm['group']): number {
  const left = breach.terms
    .filter((term) => term.group !== group && term.group !== 'bounds')
    .reduce((sum, term) => sum + term.points, 0);
  return round(Math.min(100, Math.max(0, left)));
}

function claimOf(breach: Breach): string {
  if (breach.observations.length === 0) {
    const terms = breach.terms.filter((term) => term.points > 0).map((term) => term.label);
    return `Judged by the act itself: ${terms.join(', ') || 'no baseline is needed'}.`;
  }
  const names = applicationNamesOf([breach]);
  return breach.observations
    .slice(0, 2)
    .map(
      (one) =>
        `${capitalised(one.feature)}: ${sayObserved(one, names)}; usual is ${one.expected} (${one.window}, n = ${one.n}).`,
    )
    .join(' ');
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Addresses of the evidence in the order of their first appearance. */
export function addressesOf(evidence: readonly EvidenceEvent[]): string[] {
  const sorted = evidence.toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  return [...new Set(sorted.flatMap((event) => event.ip ?? []))];
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
