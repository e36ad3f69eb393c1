import type { ScoredAct } from '../baseline/types.ts';
import { ActsByComponent } from '../model/acts-by-component.ts';
import type { Anchor } from '../model/agents.ts';
import { collectBreaches } from '../model/collect-breaches.ts';
import type { CompiledModel } from '../model/compile-model.ts';
import { byTime, findMatches, type OnExcluded } from '../model/find-matches.ts';
import { findSprays } from '../model/find-sprays.ts';
import { judgeSubject } from '../model/judge-subject.ts';
import type { Match } from '../model/match.ts';
import { indexOf } from '../model/model-index.ts';
import type { Breach } from '../model/types.ts';

/** What the models are asked of: every kept act of the subjects and addresses concerned, in any order. */
export interface Evaluation {
  tenantId: string;
  models: readonly CompiledModel[];
  acts: readonly ScoredAct[];
  /** Events with an address near address-less acts, by subject; the acts' own addresses are added. */
  anchors: Pick<ReadonlyMap<string, readonly Anchor[]>, 'get'>;
  /** Users that the baseline knows; absent: as many as the acts' scores tell. */
  usersKnown?: number;
  /** Told of each hit that an exclusion takes away, at times more than once. */
  onExcluded?: OnExcluded;
}

/** Breaches of the set. The same set gives the same breaches, whatever the order and number of deliveries. */
export function evaluate(evaluation: Evaluation): Breach[] {
  const { onExcluded } = evaluation;
  const acts = inOrder(evaluation.acts);
  const usersKnown = evaluation.usersKnown ?? usersToldBy(acts);
  const breaches: Breach[] = [];
  const sprays = new Map<string, ReadonlyMap<string, readonly Match[]>>();
  for (const compiled of evaluation.models) {
    const found = findSprays(compiled, { acts, usersKnown, onExcluded });
    sprays.set(compiled.model.path, byNamedSubject(found));
    breaches.push(...collectBreaches(compiled, evaluation.tenantId, found));
  }
  for (const [subject, own] of groupBySubject(acts)) {
    breaches.push(...evaluateSubject(evaluation, { subject, own, sprays }));
  }
  return breaches.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
}

const usersToldBy = (acts: readonly ScoredAct[]): number =>
  acts.reduce((most, { scores }) => Math.max(most, scores.operation?.usersKnown ?? 0), 0);

interface Subject {
  subject: string;
  own: readonly ScoredAct[];
  /** By model, then by the subjects that they name. */
  sprays: ReadonlyMap<string, ReadonlyMap<string, readonly Match[]>>;
}

function byNamedSubject(sprays: readonly Match[]): Map<string, Match[]> {
  const named = new Map<string, Match[]>();
  for (const spray of sprays) {
    for (const subject of new Set(spray.cited.map((act) => act.subject))) {
      if (subject === null) continue;
      const known = named.get(subject);
      if (known) known.push(spray);
      else named.set(subject, [spray]);
    }
  }
  return named;
}

function evaluateSubject(evaluation: Evaluation, { subject, own, sprays }: Subject): Breach[] {
  const { models, onExcluded, tenantId } = evaluation;
  const judged = judgeSubject(subject, own, evaluation.anchors.get(subject) ?? []);
  const index = indexOf(models);
  const acts = new ActsByComponent(judged.acts.all, index.components);
  const concerned = index.concernedBy(acts);
  const matches = new Map<string, readonly Match[]>();
  const breaches: Breach[] = [];
  // A model comes after those that it reads.
  for (const [place, compiled] of models.entries()) {
    const { path } = compiled.model;
    const named = sprays.get(path)?.get(subject) ?? [];
    const found = concerned.has(place)
      ? findMatches(compiled, { acts, agents: judged.agents, matches, onExcluded })
      : [];
    if (found.length + named.length === 0) continue;
    matches.set(path, [...found, ...named].sort(byTime));
    for (const reader of index.readersOf(path)) concerned.add(reader);
    breaches.push(...collectBreaches(compiled, tenantId, found));
  }
  return breaches;
}

function inOrder(acts: readonly ScoredAct[]): ScoredAct[] {
  const unique = new Map(acts.map((act) => [act.id, act]));
  return [...unique.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
}

function groupBySubject(acts: readonly ScoredAct[]): Map<string, ScoredAct[]> {
  const groups = new Map<string, ScoredAct[]>();
  for (const act of acts) {
    if (act.subject === null) continue;
    const known = groups.get(act.subject);
    if (known) known.push(act);
    else groups.set(act.subject, [act]);
  }
  return groups;
}
