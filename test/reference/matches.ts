import { agentBehind, type ReferenceAgent } from './agents.ts';
import { byTime, type ReferenceMatch, type Weight } from './breaches.ts';
import { isRare, isRented, type JudgedAct } from './judge-acts.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export const isPerson = ({ act }: JudgedAct): boolean =>
  act.actorKind === 'person' && act.subject !== null;

/** Acts of one subject, of the whole tenant, and what models before this one found for the subject. */
export interface Case {
  own: readonly JudgedAct[];
  all: readonly JudgedAct[];
  found: Readonly<Record<string, ReferenceMatch[]>>;
}

export const when = (holds: boolean, weight: Weight): Weight[] => (holds ? [weight] : []);

export const foreignWeight = (agent: ReferenceAgent | null): Weight[] =>
  when(agent?.foreign === true, ['network', 25]);

export const networkWeights = ({ act, rareNet, rarity }: JudgedAct): Weight[] => [
  ...when(isRented(act), ['network', 25]),
  ...when(rareNet === true, ['network', 20, rarity.asn ?? null]),
];

export const clientWeight = ({ rarity }: JudgedAct): Weight[] =>
  when(isRare(rarity.client), ['client', 20, rarity.client ?? null]);

export const matchOf = (
  judged: JudgedAct,
  { own }: Case,
  of: { weights: (agent: ReferenceAgent | null) => Weight[]; cited?: JudgedAct[] },
): ReferenceMatch => {
  const agent = agentBehind(judged, own);
  return { judged, agent, cited: of.cited ?? [judged], weights: of.weights(agent) };
};

/** The nearest of the earlier matches that the act follows (or goes with). */
export const nearestOf = (
  judged: JudgedAct,
  earlier: readonly ReferenceMatch[],
  span: { fromMs: number; toMs: number },
): ReferenceMatch | undefined => {
  const gapOf = (match: ReferenceMatch): number => judged.act.time - match.judged.act.time;
  const fits = earlier
    .filter((one) => gapOf(one) >= span.fromMs && gapOf(one) <= span.toMs)
    .toSorted(byTime);
  const nearest = Math.min(...fits.map((one) => Math.abs(gapOf(one))));
  return fits.find((one) => Math.abs(gapOf(one)) === nearest);
};
