import type { ScoredAct } from '../baseline/types.ts';
import type { CompiledComponent, CompiledExclusion, CompiledModel } from './compile-model.ts';
import type { Agents } from './agents.ts';
import { countWindows } from './count-window.ts';
import type { Logic } from './logic.ts';
import type { Match, Volume } from './match.ts';
import { nearestInTime } from './nearest-in-time.ts';
import { evidenceTerms } from './score.ts';
import { type Question, wordsOfAct } from './words.ts';

/** Clocks of two feeds differ by this much. */
const skewMs = 300_000;

/** A component met: by one act, standing on several. */
interface Met {
  act: ScoredAct;
  cited: readonly ScoredAct[];
  failures: number | null;
  volume: Volume | null;
  prior: Match | null;
  /** Of the steps so far the first and the last, epoch ms. */
  from: number;
  to: number;
}

/** Of one subject's acts, in order of time, what a component can be asked of. */
export interface AskedActs {
  /** What is known of the act alone lets it meet the component. */
  thatMayMeet(component: CompiledComponent): readonly ScoredAct[];
}

/** One subject's acts, its agents, and matches found so far by model path. */
export interface SubjectSet {
  acts: AskedActs;
  agents: Agents;
  matches: ReadonlyMap<string, readonly Match[]>;
  onExcluded?: OnExcluded | undefined;
}

/** Told of each hit that an exclusion takes away. */
export type OnExcluded = (exclusion: CompiledExclusion, act: ScoredAct) => void;

/** All matches of a model for one subject: a function of the set of acts, whatever their order of arrival. */
export function findMatches(compiled: CompiledModel, set: SubjectSet): Match[] {
  const met = compiled.model.weighted ? meetTarget(compiled, set) : meetSteps(compiled, set);
  const found = new Map<string, Match>();
  for (const one of met) {
    if (!compiled.isActiveAt(one.act.time)) continue;
    const match = toMatch(compiled, one, set);
    if (match === null) continue;
    const known = found.get(one.act.id);
    found.set(one.act.id, known ? mergeMatches(known, match) : match);
  }
  return [...found.values()].sort(byTime);
}

function meetSteps(compiled: CompiledModel, set: SubjectSet): Met[] {
  const { logic, components } = compiled;
  const [first, ...others] = logic.steps.map((names) =>
    names.flatMap((name) => meet(components[name]!, set)).sort(byTime),
  );
  // Each step is joined to the nearest that leads up to it, and carries on what that one stands on.
  return others.reduce(
    (sofar, step) =>
      step.flatMap((second) => {
        const before = nearestBefore(sofar, second, logic);
        return before ? [join(before, second)] : [];
      }),
    first!,
  );
}

/** Acts at which the components met within the time before weigh enough together. */
function meetTarget(compiled: CompiledModel, set: SubjectSet): Met[] {
  const { points, target } = compiled.model.weighted!;
  const { withinMs } = compiled.logic;
  const all = Object.keys(points)
    .flatMap((name) => meet(compiled.components[name]!, set).map((met) => ({ name, met })))
    .sort((a, b) => byTime(a.met, b.met));
  const latest = new Map<string, Met>();
  return all.flatMap(({ name, met }) => {
    latest.set(name, met);
    const near = [...latest].filter(([, other]) => other.act.time >= met.act.time - withinMs);
    const sum = near.reduce((total, [of]) => total + points[of]!, 0);
    if (sum < target) return [];
    return [{ ...met, cited: dedupe(near.flatMap(([, { cited }]) => cited)) }];
  });
}

/** One act that meets two components stands on what both of them cite. */
function mergeMatches(one: Match, other: Match): Match {
  const failures = Math.max(one.failures ?? 0, other.failures ?? 0);
  return {
    ...one,
    cited: dedupe([...one.cited, ...other.cited]),
    failures: failures > 0 ? failures : null,
    volume: one.volume ?? other.volume,
  };
}

function nearestBefore(firsts: readonly Met[], second: Met, logic: Logic): Met | undefined {
  const { time } = second.act;
  const earliest = time - logic.withinMs;
  const latest = time + (logic.ordered ? skewMs : logic.withinMs);
  for (const met of nearestInTime(firsts, { time, earliest, latest })) {
    const span = Math.max(met.to, time) - Math.min(met.from, time);
    if (span <= Math.max(logic.withinMs, skewMs)) return met;
  }
  return undefined;
}

function join(first: Met, second: Met): Met {
  const prior = first.prior ?? { ...emptyMatch, act: first.act, cited: first.cited };
  return {
    act: second.act,
    cited: dedupe([...first.cited, ...second.cited]),
    failures: null,
    volume: second.volume ?? first.volume,
    prior,
    from: Math.min(first.from, second.from),
    to: Math.max(first.to, second.to),
  };
}

const emptyMatch = {
  model: '',
  agent: null,
  terms: [],
  failures: null,
  volume: null,
  usersTargeted: null,
  passwordRight: false,
  citedModels: [],
} as const;

function meet(component: CompiledComponent, set: SubjectSet): Met[] {
  if (component.model !== null) return meetModel(component, set);
  // What it can know of the act alone was asked first: who acted is looked for in few.
  const passing = set.acts
    .thatMayMeet(component)
    .filter((act) => component.where.holds({ act, agent: set.agents.behind(act), prior: null }));
  if (component.count === undefined)
    return passing.map((act) => ({ act, cited: [act], ...nothing, ...spanOf(act) }));
  const { count } = component;
  const counted = countWindows(count, passing);
  return counted.map(({ act, cited, amount, usual }) => ({
    act,
    cited,
    prior: null,
    ...spanOf(act),
    failures: act.metric === 'saas.login.failure' ? amount : null,
    volume: { amount, usual, rate: count.rate ?? null, withinMinutes: count.withinMinutes },
  }));
}

const spanOf = ({ time }: ScoredAct) => ({ from: time, to: time });

const nothing = { failures: null, volume: null, prior: null } as const;

function meetModel(component: CompiledComponent, set: SubjectSet): Met[] {
  return (set.matches.get(component.model!) ?? [])
    .filter(({ act, agent }) => component.where.holds({ act, agent, prior: null }))
    .map((match) => ({
      act: match.act,
      cited: match.cited,
      failures: null,
      volume: match.volume,
      prior: match,
      ...spanOf(match.act),
    }));
}

/** The match with its points; null where an exclusion takes it away. */
function toMatch(compiled: CompiledModel, met: Met, set: SubjectSet): Match | null {
  const agent = set.agents.behind(met.act);
  const question: Question = { act: met.act, agent, prior: met.prior };
  if (isExcluded(compiled, question, set.onExcluded)) return null;
  return {
    model: compiled.model.path,
    act: met.act,
    agent,
    cited: met.cited,
    terms: evidenceTerms(compiled, question),
    failures: met.failures,
    volume: met.volume,
    usersTargeted: null,
    passwordRight: wordsOfAct['passwordRight']!(met.act),
    citedModels: met.prior && met.prior.model ? [met.prior.model] : [],
  };
}

/** The exclusion that takes a hit away, by the time of the act: what expired still held before. */
export function exclusionOf(
  { exclusions }: CompiledModel,
  question: Question,
): CompiledExclusion | undefined {
  const { time } = question.act;
  return exclusions.find(
    ({ holds, fromMs, untilMs }) => fromMs <= time && time < untilMs && holds(question),
  );
}

export function isExcluded(
  compiled: CompiledModel,
  question: Question,
  onExcluded: OnExcluded | undefined,
): boolean {
  const exclusion = exclusionOf(compiled, question);
  if (exclusion !== undefined) onExcluded?.(exclusion, question.act);
  return exclusion !== undefined;
}

export function byTime(a: { act: ScoredAct }, b: { act: ScoredAct }): number {
  return a.act.time - b.act.time || (a.act.id < b.act.id ? -1 : a.act.id > b.act.id ? 1 : 0);
}

/** Each once, in order of time. */
export function dedupe(acts: Iterable<ScoredAct>): ScoredAct[] {
  const byId = new Map<string, ScoredAct>();
  for (const act of acts) byId.set(act.id, act);
  return [...byId.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
}
