import type { Found } from './analyze-records.ts';
import type { ColdCase } from './cold-cases.ts';
import { compareWithTruth } from './compare-with-truth.ts';

/** What is said of a takeover that came before its organisation was known. */
export interface ToldCold {
  id: string;
  incidents: { category: string; score: number; title: string; reasons: readonly string[] }[];
  critical: number;
  models: string[];
  missing: string[];
  /** Breaches that rest on a rarity that nobody could tell, and observations that say so. */
  restOnNull: number;
  cannotJudge: number;
}

/** Tells it. */
export function tellColdCase({ id, truth }: ColdCase, found: Found): ToldCold {
  const { models, missing, critical } = compareWithTruth(found, truth);
  const expectations = found.breaches.flatMap(({ observations }) =>
    observations.map(({ expected }) => expected),
  );
  return {
    id,
    incidents: found.incidents.map(({ category, score, title, reasons }) => ({
      category,
      score,
      title,
      reasons,
    })),
    critical,
    models,
    missing,
    restOnNull: found.breaches.filter(({ restsOnNull }) => restsOnNull).length,
    cannotJudge: expectations.filter((text) => text.startsWith('cannot judge')).length,
  };
}
