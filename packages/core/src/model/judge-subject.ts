import type { ScoredAct } from '../baseline/types.ts';
import { ActsByMetric } from './acts-by-metric.ts';
import { Agents, type Anchor, anchorOf } from './agents.ts';
import { Journeys } from './journeys.ts';

/** One subject's acts as models ask for them, and who was behind them. */
export interface JudgedSubject {
  acts: ActsByMetric;
  agents: Agents;
}

/** Judges acts of one subject, in order of time, by one another: on a journey a new country is no odd source. */
export function judgeSubject(
  subject: string,
  own: readonly ScoredAct[],
  more: readonly Anchor[],
): JudgedSubject {
  const journeys = new Journeys(own);
  const acts = own.map((act) => journeys.judge(act));
  const anchors = new Map<string, Anchor>();
  for (const anchor of [...more, ...acts.map(anchorOf)]) {
    if (anchor === null) continue;
    const isOnJourney = anchor.rareSource === true && journeys.isOn(anchor);
    anchors.set(anchor.id, isOnJourney ? { ...anchor, rareSource: false } : anchor);
  }
  return {
    acts: new ActsByMetric(acts),
    agents: new Agents(subject, [...anchors.values()]),
  };
}
