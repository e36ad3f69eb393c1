import type { Act } from '../../entity/types.ts';
import { tacticsOf } from '../../attack/index.ts';
import type { Breach, ModelGroup } from '../../model/types.ts';
import type { ActIndex } from '../acts-of-incident.ts';
import { groupNames } from '../group-names.ts';
import { momentsOf } from '../moments.ts';
import { openIncident } from '../open-incident.ts';
import type { Hypothesis } from '../types.ts';
import { findAgents } from './find-agents.ts';
import { judgeEntities } from './judge-entities.ts';
import { recommend } from './recommend.ts';
import { summarise } from './summarise.ts';
import { summariserOf } from './summariser-of.ts';
import { tellDetails } from './tell-details.ts';
import { tellInvestigation } from './tell-investigation.ts';
import type { Told } from './told.ts';
import type { AttackPhase, Dwell, IncidentEvent, Period } from './types.ts';

const pauseMs = 6 * 3_600_000;

/** The analyst's account of one incident: the same for the same breaches and acts, in whatever order. */
export function tellEvent(of: {
  breaches: readonly Breach[];
  acts: readonly Act[];
  index: ActIndex;
  hypotheses: readonly Hypothesis[];
}): IncidentEvent {
  const { breaches, acts } = of;
  const moments = momentsOf(breaches, acts);
  const agents = findAgents(breaches, moments, acts);
  const start = Math.min(breaches[0]!.time, ...moments.slice(0, 1).map(({ time }) => time));
  const ends = [
    ...breaches.map(({ endTime }) => endTime),
    ...moments.slice(-1).map(({ time }) => time),
  ];
  const end = ends.reduce((a, b) => Math.max(a, b));
  const told: Told = { ...of, moments, agents, start, end };
  return {
    summariser: summariserOf(told),
    summary: summarise(told),
    details: tellDetails(told),
    agents,
    investigation: tellInvestigation(told),
    relatedBreaches: breaches.map(({ id, modelPath, score, time, subject }) => ({
      breachId: id,
      model: modelPath,
      score,
      time,
      subject,
    })),
    periods: periodsOf(told),
    entities: judgeEntities(told),
    phases: phasesOf(breaches),
    tactics: tacticsOf(breaches.flatMap(({ techniques }) => techniques)),
    recommendations: recommend(told),
    dwell: dwellOf(breaches, start),
  };
}

function periodsOf({ breaches, moments }: Told): Period[] {
  const stretches = [
    ...breaches.map(({ time, endTime }) => ({ start: time, end: endTime })),
    ...moments.map(({ time }) => ({ start: time, end: time })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const periods: Period[] = [];
  for (const { start, end } of stretches) {
    const last = periods.at(-1);
    if (last && start - last.end <= pauseMs) last.end = Math.max(last.end, end);
    else periods.push({ start, end });
  }
  return periods;
}

const phases = Object.entries(groupNames) as [ModelGroup, string][];

function phasesOf(breaches: readonly Breach[]): AttackPhase[] {
  return phases.flatMap(([group, name], at) => {
    const own = breaches.filter((breach) => breach.group === group);
    if (own.length === 0) return [];
    const start = own.reduce((least, { time }) => Math.min(least, time), Infinity);
    const end = own.reduce((most, { endTime }) => Math.max(most, endTime), start);
    return [{ number: at + 1, name, group, start, end, breachIds: own.map(({ id }) => id) }];
  });
}

/** The breaches up to some time open the incident; more of them never close it, so halving finds that time. */
function dwellOf(breaches: readonly Breach[], firstActivity: number): Dwell {
  const byEnd = breaches.toSorted((a, b) => a.endTime - b.endTime || (a.id < b.id ? -1 : 1));
  let [least, most] = [1, byEnd.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (openIncident(byEnd.slice(0, middle)).opens) most = middle;
    else least = middle + 1;
  }
  const firstDetection = byEnd[most - 1]!.endTime;
  return { firstActivity, firstDetection, ms: firstDetection - firstActivity };
}
