import type { EntityKey } from '../../entity/types.ts';
import type { AgentRef, Breach } from '../../model/types.ts';
import { byTime } from '../foreign-agents.ts';

/** Agents of breaches that are one at the keyboard. */
export interface AgentCluster {
  subject: EntityKey;
  network: Pick<AgentRef, 'asn' | 'asnName' | 'ipClass'>;
  clientFamily: string | null;
  ips: Set<string>;
  sessions: Set<string>;
  foreign: boolean | null;
  ambiguous: boolean;
  /** By time. */
  breaches: Breach[];
}

/**
 * Clusters the agents of one incident's breaches by network, client and session. A shared session or address
 * joins what the client keeps apart; an unknown client, as in directory audits, goes to whoever of its
 * network is known.
 */
export function clusterAgents(breaches: readonly Breach[]): AgentCluster[] {
  const refs = breaches.flatMap((breach) => breach.agents.map((agent) => ({ agent, breach })));
  const known = refs.filter(({ agent }) => agent.clientFamily !== null);
  const unknown = refs.filter(({ agent }) => agent.clientFamily === null);
  const clusters = new Clusters();
  for (const { agent, breach } of [...known, ...unknown]) clusters.add(agent, breach);
  return clusters.list();
}

type Growing = Omit<AgentCluster, 'breaches'> & { breaches: Set<Breach> };

class Clusters {
  readonly #byKey = new Map<string, Growing>();
  readonly #into = new Map<Growing, Growing>();
  readonly #all: Growing[] = [];

  add(agent: AgentRef, breach: Breach): void {
    const keys = keysOf(agent);
    const found = keys.flatMap((key) => this.#byKey.get(key) ?? []).map((one) => this.#rootOf(one));
    const [first = this.#open(agent), ...others] = new Set(found);
    for (const other of others) this.#merge(first, other);
    take(first, agent);
    first.breaches.add(breach);
    for (const key of [...keys, networkKey(agent)])
      if (!this.#byKey.has(key)) this.#byKey.set(key, first);
  }

  list(): AgentCluster[] {
    return this.#all
      .filter((one) => !this.#into.has(one))
      .map((root) => ({ ...root, breaches: [...root.breaches].sort(byTime) }));
  }

  #open(agent: AgentRef): Growing {
    const opened: Growing = {
      subject: agent.subject,
      network: { asn: agent.asn, asnName: agent.asnName, ipClass: agent.ipClass },
      clientFamily: agent.clientFamily,
      ips: new Set(),
      sessions: new Set(),
      foreign: null,
      ambiguous: false,
      breaches: new Set(),
    };
    this.#all.push(opened);
    return opened;
  }

  #merge(into: Growing, from: Growing): void {
    for (const ip of from.ips) into.ips.add(ip);
    for (const session of from.sessions) into.sessions.add(session);
    into.foreign = either(into.foreign, from.foreign);
    into.ambiguous ||= from.ambiguous;
    for (const breach of from.breaches) into.breaches.add(breach);
    this.#into.set(from, into);
  }

  #rootOf(cluster: Growing): Growing {
    let root = cluster;
    for (let next = this.#into.get(root); next; next = this.#into.get(root)) root = next;
    return root;
  }
}

/** What it is found by; an unknown client goes to the first that is known of its network. */
function keysOf(agent: AgentRef): string[] {
  const { subject, asn, clientFamily } = agent;
  return [
    ...agent.sessions.map((session) => JSON.stringify([subject, 'session', session])),
    ...agent.ips.map((ip) => JSON.stringify([subject, 'ip', ip])),
    clientFamily === null
      ? networkKey(agent)
      : JSON.stringify([subject, 'client', asn, clientFamily]),
  ];
}

function networkKey({ subject, asn }: AgentRef): string {
  return JSON.stringify([subject, 'network', asn]);
}

function take(cluster: Growing, agent: AgentRef): void {
  for (const ip of agent.ips) cluster.ips.add(ip);
  for (const session of agent.sessions) cluster.sessions.add(session);
  cluster.foreign = either(cluster.foreign, isStranger(agent));
  cluster.ambiguous ||= agent.ambiguous;
}

/** Who comes through the tenant's own egress is no stranger. */
function isStranger({ foreign, ipClass }: AgentRef): boolean | null {
  return ipClass === 'egress' ? false : foreign;
}

function either(a: boolean | null, b: boolean | null): boolean | null {
  if (a === true || b === true) return true;
  return a === false || b === false ? false : null;
}
