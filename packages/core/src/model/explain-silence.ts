import type { ScoredAct } from '../baseline/types.ts';
import type { Anchor } from './agents.ts';
import { throttleWindowOf } from './collect-breaches.ts';
import type { ActsByMetric } from './acts-by-metric.ts';
import type { CompiledComponent, CompiledModel } from './compile-model.ts';
import { highestCount } from './count-window.ts';
import { byTime, exclusionOf, findMatches, type SubjectSet } from './find-matches.ts';
import { judgeSubject } from './judge-subject.ts';
import type { Match } from './match.ts';
import { sayMeasure } from './say-measure.ts';

/** How near one model came for one subject in a span of time, and what kept it from speaking. */
export interface ModelVerdict {
  model: string;
  /** `near`: some act met all but a few conditions; `excluded`: it would have matched but for an exclusion. */
  verdict: 'matched' | 'excluded' | 'near' | 'silent';
  /** The act that came nearest; null: no act is of a kind that the model looks at. */
  act: ScoredAct | null;
  /** Name of the component, such as `A`. */
  component: string | null;
  /** What was wanted and did not hold, in words. */
  missed: readonly string[];
  /** Conditions that held, of how many. */
  met: number;
  of: number;
  /** Of a match that the throttle made part of a breach from before the span: when that began, epoch ms. */
  throttledSince?: number;
  /** Who excluded it and why. */
  exclusion?: { reason: string; by: string; expires?: string };
}

export interface SilenceQuestion {
  models: readonly CompiledModel[];
  subject: string;
  /** Epoch ms, both inclusive. */
  from: number;
  to: number;
  /** All acts of the subject that are known, usual ones of the span too. */
  acts: readonly ScoredAct[];
  anchors: readonly Anchor[];
}

/**
 * Of each model what it says of a subject in a span: a match, or how near it came and which condition failed by
 * how much. The nearest first.
 */
export function explainSilence(of: SilenceQuestion): ModelVerdict[] {
  const acts = [...of.acts].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const matches = new Map<string, readonly Match[]>();
  const set: SilentSet = { ...judgeSubject(of.subject, acts, of.anchors), matches };
  const verdicts = of.models.map((compiled) => {
    const found = findMatches(compiled, set);
    matches.set(compiled.model.path, found);
    return verdictOf(compiled, { set, found }, of);
  });
  return verdicts.sort((a, b) => rank(a) - rank(b) || (a.model < b.model ? -1 : 1));
}

const order = { matched: 0, excluded: 1, near: 2, silent: 3 } as const;

function rank({ verdict, missed }: ModelVerdict): number {
  return order[verdict] * 100 + missed.length;
}

type SilentSet = SubjectSet & { acts: ActsByMetric };
type Span = Pick<SilenceQuestion, 'from' | 'to'>;

const isWithin = ({ time }: ScoredAct, { from, to }: Span): boolean => time >= from && time <= to;

function verdictOf(
  compiled: CompiledModel,
  { set, found }: { set: SilentSet; found: readonly Match[] },
  span: Span,
): ModelVerdict {
  const model = compiled.model.path;
  const match = found.find(({ act }) => isWithin(act, span));
  if (match) {
    return {
      model,
      verdict: 'matched',
      act: match.act,
      component: null,
      missed: [],
      met: 1,
      of: 1,
      ...throttleOf(compiled, { found, match }, span),
    };
  }
  const excluded = excludedIn(compiled, set, span);
  if (excluded) return excluded;
  const nearest = Object.entries(compiled.components)
    .flatMap(([name, component]) => nearestOf({ name, component, compiled }, set, span))
    .sort((a, b) => a.missed.length - b.missed.length || byTime(a, b))[0];
  if (!nearest)
    return { model, verdict: 'silent', act: null, component: null, missed: [], met: 0, of: 0 };
  const isNear = nearest.missed.length <= nearMissedMax && nearest.met > 0;
  return { model, verdict: isNear ? 'near' : 'silent', ...nearest };
}

/** Every match of the span is part of a breach that began before it: nothing new was told. */
function throttleOf(
  compiled: CompiledModel,
  { found, match }: { found: readonly Match[]; match: Match },
  span: Span,
): Pick<ModelVerdict, 'throttledSince'> {
  const startOf = new Map<string, number>();
  for (const one of found) {
    const window = throttleWindowOf(compiled, one);
    startOf.set(window, Math.min(startOf.get(window) ?? Infinity, one.act.time));
  }
  const within = found.filter(({ act }) => isWithin(act, span));
  const isNew = within.some((one) => startOf.get(throttleWindowOf(compiled, one))! >= span.from);
  return isNew ? {} : { throttledSince: startOf.get(throttleWindowOf(compiled, match))! };
}

const nearMissedMax = 2;

/** The model's matches as they would be without its exclusions. */
function excludedIn(
  compiled: CompiledModel,
  set: SubjectSet,
  span: Span,
): ModelVerdict | undefined {
  if (compiled.exclusions.length === 0) return undefined;
  const bare = findMatches({ ...compiled, exclusions: [] }, set);
  const match = bare.find(({ act }) => isWithin(act, span));
  if (!match) return undefined;
  const found = exclusionOf(compiled, { act: match.act, agent: match.agent, prior: null });
  return {
    model: compiled.model.path,
    verdict: 'excluded',
    act: match.act,
    component: null,
    missed: [],
    met: 1,
    of: 1,
    ...(found ? { exclusion: toExclusion(found) } : {}),
  };
}

function toExclusion({ reason, by, expires }: CompiledModel['exclusions'][number]) {
  return { reason, by, ...(expires === undefined ? {} : { expires }) };
}

type Nearest = Omit<ModelVerdict, 'model' | 'verdict' | 'act'> & { act: ScoredAct };

interface Asked {
  name: string;
  component: CompiledComponent;
  compiled: CompiledModel;
}

/** The act of the span that fails the fewest conditions of a component; of those that fail none the one in the thick of most. */
function nearestOf(asked: Asked, set: SilentSet, span: Span): Nearest[] {
  const { component, name } = asked;
  // A component that reads another model is as near as that model is, which is told beside it.
  if (component.model !== null) return [];
  const all = set.acts.of(component.metrics);
  const acts = all.filter(
    (act) => isWithin(act, span) && (component.takes === null || component.takes(act.operation)),
  );
  const failedBy = (act: ScoredAct): string[] => {
    const question = { act, agent: set.agents.behind(act), prior: null };
    return component.parts
      .filter(({ holds }) => !holds(question))
      .map(({ condition, text }) => text + sayMeasure(condition, act));
  };
  const [nearest] = acts
    .map((act) => ({ act, failed: failedBy(act) }))
    .sort((a, b) => a.failed.length - b.failed.length || byTime(a, b));
  if (!nearest) return [];
  const of = component.parts.length + (component.count ? 1 : 0) + 1;
  const met = component.parts.length - nearest.failed.length;
  if (nearest.failed.length > 0)
    return [{ act: nearest.act, component: name, missed: nearest.failed, met, of }];
  const passing = acts.filter((act) => failedBy(act).length === 0);
  const { act, missed } = stillMissing(asked, passing);
  return [{ act, component: name, missed, met, of }];
}

/** The conditions hold of these acts, each by itself: what else is wanted? */
function stillMissing(
  { component, compiled, name }: Asked,
  passing: readonly ScoredAct[],
): { act: ScoredAct; missed: string[] } {
  const missed: string[] = [];
  let act = passing[0]!;
  if (component.count) {
    act = thickest(passing, component.count.withinMinutes * 60_000);
    const { amount, floor } = highestCount(component.count, passing, act);
    missed.push(`${amount} within ${component.count.withinMinutes} minutes; ${floor} are wanted`);
  }
  const others = compiled.logic.steps.filter((step) => !step.includes(name));
  if (others.length > 0) missed.push(`the other steps of "${compiled.model.logic}"`);
  return { act, missed };
}

/** The act that ends the interval with most of them; `acts` are in order of time. */
function thickest(acts: readonly ScoredAct[], spanMs: number): ScoredAct {
  let from = 0;
  let best = { act: acts[0]!, count: 0 };
  for (const [at, act] of acts.entries()) {
    while (acts[from]!.time < act.time - spanMs) from++;
    if (at - from + 1 > best.count) best = { act, count: at - from + 1 };
  }
  return best.act;
}
