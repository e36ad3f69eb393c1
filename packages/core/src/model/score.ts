import type { ScoredAct } from '../baseline/types.ts';
import type { Feature } from '../feature/index.ts';
import type { CompiledModel } from './compile-model.ts';
import type { Question } from './words.ts';
import type { ScoreTerm } from './types.ts';

const basePoints = [5, 12, 20, 30, 45, 55] as const;
const groupMax = 25;

/**
 * Points of the evidence: the strongest weight of each evidence group, at most 25 a group; every veto that
 * holds takes away its own.
 */
export function evidenceTerms(compiled: CompiledModel, question: Question): ScoreTerm[] {
  const best = new Map<string, ScoreTerm>();
  const vetoes: ScoreTerm[] = [];
  for (const weight of compiled.weights) {
    if (!weight.holds(question)) continue;
    if (weight.group === 'veto') {
      vetoes.push({ label: weight.label, group: 'veto', points: weight.points });
      continue;
    }
    const points = round(Math.min(groupMax, weight.points * strengthOf(weight.by, question.act)));
    const known = best.get(weight.group);
    if (points !== 0 && (!known || points > known.points)) {
      best.set(weight.group, { label: weight.label, group: weight.group, points });
    }
  }
  const { model } = compiled;
  const terms: ScoreTerm[] = [
    { label: `Priority ${model.priority}`, group: 'priority', points: basePoints[model.priority]! },
    ...best.values(),
    ...vetoes,
  ];
  const immaturity = model.needsBaseline ? round(-15 * (1 - question.act.maturity)) : 0;
  if (immaturity !== 0)
    terms.push({ label: 'Baseline still short', group: 'maturity', points: immaturity });
  return terms;
}

/** 1 for booleans; for a rarity clamp((R - 80) / 20), 0 while it is null. */
function strengthOf(by: Feature | undefined, act: ScoredAct): number {
  if (by === undefined) return 1;
  const rarity = act.scores[by]?.rarity ?? 80;
  return Math.min(1, Math.max(0, (rarity - 80) / 20));
}

/** The n-th breach of a key in seven days says less (decreasing), or more and then less (incdec1). */
export function repetitionTerm(behaviour: string, n: number): ScoreTerm | null {
  const points =
    behaviour === 'decreasing'
      ? -5 * Math.min(4, n - 1)
      : behaviour === 'incdec1'
        ? n === 1
          ? 0
          : n === 2
            ? 4
            : 8 - 4 * Math.max(0, n - 3)
        : 0;
  return points === 0
    ? null
    : { label: `${n} breaches of this kind in 7 days`, group: 'repetition', points };
}

/** Sum of the terms, and the term that keeps it within 0-100. */
export function totalOf(terms: readonly ScoreTerm[]): { score: number; terms: ScoreTerm[] } {
  const sum = round(terms.reduce((total, term) => total + term.points, 0));
  const score = Math.min(100, Math.max(0, sum));
  const bounds: ScoreTerm[] =
    score === sum
      ? []
      : [{ label: 'Kept within 0 to 100', group: 'bounds', points: round(score - sum) }];
  return { score, terms: [...terms, ...bounds] };
}

export function round(points: number): number {
  return Math.round(points * 10) / 10;
}
