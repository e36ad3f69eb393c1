import { findTechnique, tacticsOf } from '@nightjar/core';
import type { SharedCase } from './list-cases.ts';

/** What was said of a case. */
export interface Told {
  /** Records understood; none: nothing could be said. */
  read: number;
  /** Of the breaches, and those whose incident opened. */
  models: readonly string[];
  techniques: readonly string[];
  incidents: number;
}

/** Of a set, or of a technique: cases, those of which anything was said, and those whose technique was named. */
export interface Counts {
  cases: number;
  unread: number;
  found: number;
  named: number;
  incidents: number;
}

export type CaseResult = SharedCase & Told & { named: boolean };

/** Whether a breach names the technique, or one of the same family; of a tactic, whether one serves it. */
export function isNamed(labels: readonly string[], techniques: readonly string[]): boolean {
  const family = (id: string): string => id.split('.')[0]!;
  const families = new Set(techniques.map(family));
  const tactics: ReadonlySet<string> = new Set(tacticsOf(techniques));
  return labels.some((label) =>
    /^T\d/.test(label) ? families.has(family(label)) : tactics.has(label),
  );
}

/** Counts of some cases. */
export function countCases(results: readonly CaseResult[]): Counts {
  const many = (holds: (one: CaseResult) => boolean): number => results.filter(holds).length;
  return {
    cases: results.length,
    unread: many(({ read }) => read === 0),
    found: many(({ models }) => models.length > 0),
    named: many(({ named }) => named),
    incidents: many(({ incidents }) => incidents > 0),
  };
}

/** Counts by the labels of attacks. */
export function countByLabel(results: readonly CaseResult[]): Record<string, Counts> {
  const attacks = results.filter(({ kind }) => kind === 'attack');
  const labels = [...new Set(attacks.flatMap((one) => one.labels))].sort();
  return Object.fromEntries(
    labels.map((label) => [label, countCases(attacks.filter((one) => one.labels.includes(label)))]),
  );
}

/** A label with its name in ATT&CK. */
export function nameLabel(label: string): string {
  return `${label} ${findTechnique(label)?.name ?? ''}`.trim();
}
