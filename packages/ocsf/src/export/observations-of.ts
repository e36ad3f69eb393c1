import type { Breach, Observation } from '@nightjar/core';
import { type OcsfRecord, textOf } from './finding.ts';

/** Observed against expected: as analyses of anomalies, which 1.5 brought. */
export function analysesOf({ observations, subject, subjectName }: Breach): Partial<OcsfRecord> {
  if (observations.length === 0) return {};
  const target = { name: textOf(subjectName), type: kindOf(subject) };
  return {
    anomaly_analyses: [
      {
        analysis_targets: [target],
        anomalies: observations.map(({ feature, observed }) => ({
          observation_parameter: feature,
          observations: [{ value: textOf(observed) }],
        })),
        baselines: observations.map(({ feature, expected, window, n }) => ({
          observation_parameter: feature,
          observations: [{ value: textOf(expected), count: n }],
          observed_pattern: window,
        })),
      },
    ],
  };
}

/** The same numbers where there are no analyses yet. */
export function enrichmentsOf({ observations }: Breach): Partial<OcsfRecord> {
  if (observations.length === 0) return {};
  return { enrichments: observations.map(enrichmentOf) };
}

function enrichmentOf({ feature, observed, expected, window, n }: Observation): object {
  const data = { expected: textOf(expected), window, n };
  return { name: feature, value: textOf(observed), type: 'baseline', provider: 'Nightjar', data };
}

/** `user` of `user:j.ortega@borealis.example`. */
export function kindOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf(':'))) || 'entity';
}
