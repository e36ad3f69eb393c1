import type { IncidentDecision } from './decision.ts';
import type { BreachPair, GroupingDecisions } from './group-breaches.ts';

const keyOf = ([a, b]: BreachPair): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** The edges between breaches that people's merges and splits left; of two on one pair the later counts. */
export function groupingOf(
  decisions: readonly Pick<IncidentDecision, 'change'>[],
): GroupingDecisions {
  const edges = new Map<string, { pair: BreachPair; isCut: boolean }>();
  for (const { change } of decisions) {
    for (const pair of change.merges ?? []) edges.set(keyOf(pair), { pair, isCut: false });
    for (const pair of change.cuts ?? []) edges.set(keyOf(pair), { pair, isCut: true });
  }
  const all = [...edges.values()];
  return {
    merges: all.filter(({ isCut }) => !isCut).map(({ pair }) => pair),
    cuts: all.filter(({ isCut }) => isCut).map(({ pair }) => pair),
  };
}

type Chain = readonly string[];

const chained = (ids: Chain): BreachPair[] => ids.slice(1).map((id, at) => [ids[at]!, id] as const);

const across = (some: Chain, others: Chain): BreachPair[] =>
  some.flatMap((a) => others.map((b) => [a, b] as const));

/**
 * What to write so that two incidents become one, also when one of their breaches is withdrawn later. What
 * people cut between them is joined again.
 */
export function mergeOf(
  one: Chain,
  other: Chain,
  { cuts }: GroupingDecisions,
): { merges: BreachPair[] } {
  const [ours, theirs] = [new Set(one), new Set(other)];
  const lifted = cuts.filter(
    ([a, b]) => (ours.has(a) && theirs.has(b)) || (ours.has(b) && theirs.has(a)),
  );
  return {
    merges: [
      ...across(one.slice(0, 1), other),
      ...across(one.slice(1), other.slice(0, 1)),
      ...lifted,
    ],
  };
}

/** What to write so that some breaches of an incident leave it: each part stays together. */
export function splitOf(
  leaving: Chain,
  staying: Chain,
): { merges: BreachPair[]; cuts: BreachPair[] } {
  return {
    merges: [...chained(leaving), ...chained(staying)],
    cuts: across(leaving, staying),
  };
}
