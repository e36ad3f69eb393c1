import type { ScoredAct } from '../baseline/types.ts';
import { actKeyOf } from '../entity/count-acts.ts';
import { type CompiledComponent, type CompiledModel, hasMetric } from './compile-model.ts';
import type { Agents } from './agents.ts';
import { filters, type Question } from './filters.ts';
import type { Match } from './match.ts';
import { evidenceTerms } from './score.ts';

/** Clocks of two feeds differ by this much. */
const skewMs = 300_000;

/** A component met: by one act, standing on several. */
interface Met {
  act: ScoredAct;
  cited: readonly ScoredAct[];
  failures: number | null;
  prior: Match | null;
}

/** One subject's acts in time order, its agents, and matches found so far by model path. */
export interface SubjectSet {
  acts: readonly ScoredAct[];
  agents: Agents;
  matches: ReadonlyMap<string, readonly Match[]>;
}

/** All matches of a model for one subject: a function of the set of acts, whatever their order of arrival. */
export function findMatches(compiled: CompiledModel, set: SubjectSet): Match[] {
  const { logic, components } = compiled;
  if (logic.kind === 'any') {
    const found = new Map<string, Match>();
    for (const name of logic.of) {
      for (const met of meet(components[name]!, set)) {
        const match = toMatch(compiled, met, set);
        const known = found.get(met.act.id);
        found.set(met.act.id, known ? mergeMatches(known, match) : match);
      }
    }
    return [...found.values()].sort(byTime);
  }
  const firsts = meet(components[logic.first]!, set);
  const seconds = meet(components[logic.second]!, set);
  return seconds.flatMap((second) => {
    const first = latestBefore(firsts, second.act.time, logic);
    return first ? [toMatch(compiled, join(first, second), set)] : [];
  });
}

/** One act that meets two components stands on what both of them cite. */
function mergeMatches(one: Match, other: Match): Match {
  const failures = Math.max(one.failures ?? 0, other.failures ?? 0);
  return {
    ...one,
    cited: dedupe([...one.cited, ...other.cited]),
    failures: failures > 0 ? failures : null,
  };
}

function latestBefore(
  firsts: readonly Met[],
  time: number,
  logic: { ordered: boolean; withinMs: number },
): Met | undefined {
  const fits = firsts.filter(({ act }) => {
    const gap = time - act.time;
    return gap <= logic.withinMs && gap >= (logic.ordered ? -skewMs : -logic.withinMs);
  });
  return fits.reduce<Met | undefined>(
    (best, met) =>
      !best || Math.abs(met.act.time - time) < Math.abs(best.act.time - time) ? met : best,
    undefined,
  );
}

function join(first: Met, second: Met): Met {
  const prior = first.prior ?? { ...emptyMatch, act: first.act, cited: first.cited };
  return {
    act: second.act,
    cited: dedupe([...first.cited, ...second.cited]),
    failures: null,
    prior,
  };
}

const emptyMatch = {
  model: '',
  agent: null,
  terms: [],
  failures: null,
  usersTargeted: null,
  passwordRight: false,
  citedModels: [],
} as const;

function meet(component: CompiledComponent, set: SubjectSet): Met[] {
  if (component.model !== null) {
    return (set.matches.get(component.model) ?? []).map((match) => ({
      act: match.act,
      cited: match.cited,
      failures: null,
      prior: match,
    }));
  }
  const passing = set.acts.filter((act) => {
    if (!hasMetric(act, component.metrics)) return false;
    return component.passes({ act, agent: set.agents.behind(act), prior: null });
  });
  if (component.count === undefined)
    return passing.map((act) => ({ act, cited: [act], failures: null, prior: null }));
  return meetCount(component.count, passing);
}

function meetCount(
  count: NonNullable<CompiledComponent['count']>,
  acts: readonly ScoredAct[],
): Met[] {
  if (count.fromOneNetwork !== true) return slideCount(count, acts);
  const networks = Map.groupBy(acts, ({ intel }) => intel?.asn ?? null);
  return [...networks.values()].flatMap((ofNetwork) => slideCount(count, ofNetwork)).sort(byTime);
}

/** Sliding interval that ends at each act. Records of one act in two feeds count once. */
function slideCount(
  count: NonNullable<CompiledComponent['count']>,
  acts: readonly ScoredAct[],
): Met[] {
  const met: Met[] = [];
  let from = 0;
  let to = 0;
  for (const act of acts) {
    while (acts[from]!.time < act.time - count.withinMinutes * 60_000) from++;
    // Acts of one second are one moment, whatever their ids.
    while (to < acts.length && acts[to]!.time <= act.time) to++;
    const cited = acts.slice(from, to);
    const number = new Set(cited.map(actKeyOf)).size;
    const floor = Math.max(
      count.atLeast,
      count.timesBusiestHour ? count.timesBusiestHour * act.busiestFailureHour + 1 : 0,
    );
    if (number >= floor) met.push({ act, cited, failures: number, prior: null });
  }
  return met;
}

function toMatch(compiled: CompiledModel, met: Met, set: SubjectSet): Match {
  const agent = set.agents.behind(met.act);
  const question: Question = { act: met.act, agent, prior: met.prior };
  return {
    model: compiled.model.path,
    act: met.act,
    agent,
    cited: met.cited,
    terms: evidenceTerms(compiled, question),
    failures: met.failures,
    usersTargeted: null,
    passwordRight: filters.passwordRight!(question),
    citedModels: met.prior && met.prior.model ? [met.prior.model] : [],
  };
}

export function byTime(a: { act: ScoredAct }, b: { act: ScoredAct }): number {
  return a.act.time - b.act.time || (a.act.id < b.act.id ? -1 : a.act.id > b.act.id ? 1 : 0);
}

export function dedupe(acts: readonly ScoredAct[]): ScoredAct[] {
  return [...new Map(acts.map((act) => [act.id, act])).values()].sort(
    (a, b) => a.time - b.time || (a.id < b.id ? -1 : 1),
  );
}
