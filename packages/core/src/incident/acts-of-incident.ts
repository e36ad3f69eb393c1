import type { Act, EntityKey } from '../entity/types.ts';
import type { AgentRef, Breach } from '../model/types.ts';
import { foreignAgents, isForeign } from './foreign-agents.ts';

/** A foreign agent stays one for 14 days: what it does after the last breach belongs to the story too. */
const agentLifeMs = 14 * 24 * 3_600_000;

/** Acts of somebody, found by who, where from and by which application. */
export interface ActIndex {
  bySubject: ReadonlyMap<EntityKey, readonly Act[]>;
  byAddress: ReadonlyMap<string, readonly Act[]>;
  /** By the application that acted, or that was given access. */
  byApplication: ReadonlyMap<string, readonly Act[]>;
}

/** Acts by what a question may ask for, each list by time and id however they came; acts of nobody are left out. */
export function indexActs(acts: readonly Act[]): ActIndex {
  const known = acts
    .filter((act) => act.subject !== null)
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  return {
    bySubject: Map.groupBy(known, (act) => act.subject!),
    byAddress: Map.groupBy(
      known.filter((act) => act.ip !== null),
      (act) => act.ip!,
    ),
    byApplication: Map.groupBy(
      known.filter((act) => applicationOf(act) !== null),
      (act) => applicationOf(act)!,
    ),
  };
}

function applicationOf(act: Act): string | null {
  return act.grant?.appId ?? act.applicationId;
}

/** Acts of the incident's foreign agents, and of applications that they granted, in the incident's span. */
export function actsOfIncident(breaches: readonly Breach[], index: ActIndex): Act[] {
  const agents = Map.groupBy(breaches.flatMap(foreignAgents), (agent) => agent.subject);
  const start = Math.min(...breaches.map((breach) => breach.time));
  const end = Math.max(...breaches.map((breach) => breach.endTime)) + agentLifeMs;
  const granted = new Set(breaches.filter(isForeign).flatMap((breach) => breach.facts.appId ?? []));
  return [...agents].flatMap(([subject, own]) =>
    (index.bySubject.get(subject) ?? [])
      .filter((act) => act.time >= start && act.time <= end)
      .filter((act) => granted.has(act.applicationId ?? '') || own.some((one) => isBy(act, one))),
  );
}

function isBy(act: Act, agent: AgentRef): boolean {
  if (act.session !== null && agent.sessions.includes(act.session)) return true;
  if (act.ip !== null && agent.ips.includes(act.ip)) return true;
  const asn = act.intel?.asn ?? null;
  return asn !== null && asn === agent.asn && act.clientFamily === agent.clientFamily;
}
