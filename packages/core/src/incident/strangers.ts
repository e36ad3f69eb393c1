import { firstFrom } from '../model/first-from.ts';
import type { AgentRef, Breach, EvidenceEvent } from '../model/types.ts';
import { foreignAgents, isHostingLike } from './foreign-agents.ts';
import { momentKindOf } from './moment-kind.ts';
import { openIncident } from './open-incident.ts';
import { Spans } from './spans.ts';

const hourMs = 3_600_000;
/** For how long it is remembered what an address was used for. */
export const rememberedMs = 14 * 24 * hourMs;
const nearMs = 72 * hourMs;
const sharedExits: ReadonlySet<string> = new Set(['vpn', 'tor', 'relay']);

/** What tells one source from another: an address; behind an exit that strangers share, the client as well. */
export function sourceOf(
  ip: string,
  { ipClass, clientFamily }: Pick<AgentRef, 'ipClass' | 'clientFamily'>,
): { key: string; isShared: boolean } | null {
  const isShared = ipClass !== null && sharedExits.has(ipClass);
  if (!isShared) return { key: `ip|${ip}`, isShared };
  return clientFamily === null
    ? null
    : { key: `exit|${JSON.stringify([ip, clientFamily])}`, isShared };
}

/**
 * Who is at the keyboard and not the subject itself: foreign agents, and others who come from a rented address, where
 * nobody lives. Where somebody is often on new networks, or others used this one, the source alone tells nothing, but
 * what was done there does: who guessed passwords from there is a stranger to everybody, and whose act opens an
 * incident by itself is one to its subject, fourteen days before and after. Where a stranger is in, whoever comes to
 * the same subject from a rented network within 72 hours is one, too.
 */
export class Strangers {
  /** By what a source was used for, to whom: the breaches that tell it. */
  readonly #telling: ReadonlyMap<string, Spans>;
  /** By subject the breaches of strangers that got in. */
  readonly #entered: ReadonlyMap<string, Spans>;
  /** By subject when strangers did something, ascending. */
  readonly #acting: ReadonlyMap<string, readonly number[]>;
  readonly #sprayed: ReadonlySet<string>;
  readonly #agents = new Map<Breach, AgentRef[]>();

  constructor(breaches: readonly Breach[]) {
    const told = breaches.flatMap((breach) =>
      [...guessedFrom(breach), ...provenFrom(breach)].map((key) => ({ breach, key })),
    );
    this.#telling = spansBy(told);
    const entered = breaches.filter(
      (breach) => !breach.evidence.every(isFailure) && this.#knownAgentsOf(breach).length > 0,
    );
    this.#entered = spansBy(entered.map((breach) => ({ breach, key: breach.subject })));
    this.#acting = actingBySubject(entered);
    const sprays = breaches.filter(isSpray);
    this.#sprayed = new Set(sprays.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  }

  agentsOf(breach: Breach): AgentRef[] {
    let agents = this.#agents.get(breach);
    if (!agents) {
      const known = new Set(this.#knownAgentsOf(breach));
      agents = breach.agents.filter((one) => known.has(one) || this.#isWithStranger(one, breach));
      this.#agents.set(breach, agents);
    }
    return agents;
  }

  has(breach: Breach): boolean {
    return this.agentsOf(breach).length > 0;
  }

  /** Whether a spray tried to open what a stranger had opened before: it is none of that story. */
  isSprayTooLate({ id, time }: EvidenceEvent, { subject }: Breach): boolean {
    if (!this.#sprayed.has(id)) return false;
    const times = this.#acting.get(subject) ?? [];
    const first = times[firstFrom(times, time - rememberedMs, (at) => at)];
    return first !== undefined && first < time;
  }

  #knownAgentsOf(breach: Breach): AgentRef[] {
    const foreign = new Set(foreignAgents(breach));
    return breach.agents.filter((agent) => foreign.has(agent) || this.#isTold(agent, breach));
  }

  #isTold(agent: AgentRef, breach: Breach): boolean {
    if (agent.ipClass === 'egress') return false;
    return sourcesOf(agent)
      .flatMap((source) => [source, provenKey(breach.subject, source)])
      .some((key) => this.#telling.get(key)?.isAnyWithin(rememberedMs, breach));
  }

  #isWithStranger({ ipClass }: AgentRef, breach: Breach): boolean {
    if (!isHostingLike(ipClass)) return false;
    return this.#entered.get(breach.subject)?.isAnyWithin(nearMs, breach) ?? false;
  }
}

/** A spray is told of its address, not of those whom it tried: who is entered from there is linked to it (L4). */
export function isSpray({ group, subject }: Breach): boolean {
  return group === 'CRED' && subject.startsWith('ip:');
}

function spansBy(told: readonly { breach: Breach; key: string }[]): Map<string, Spans> {
  const groups = Map.groupBy(told, ({ key }) => key);
  return new Map(
    [...groups].map(([key, own]) => [key, new Spans(own.map(({ breach }) => breach))]),
  );
}

function actingBySubject(entered: readonly Breach[]): Map<string, number[]> {
  const groups = Map.groupBy(entered, ({ subject }) => subject);
  return new Map(
    [...groups].map(([subject, own]) => {
      const acts = own.flatMap(({ evidence }) => evidence.filter((event) => !isFailure(event)));
      return [subject, acts.map(({ time }) => time).sort((a, b) => a - b)];
    }),
  );
}

function isFailure({ operation, outcome }: EvidenceEvent): boolean {
  return momentKindOf(operation, outcome) === 'failedSignIn';
}

/** Nobody lives in a rented network: from elsewhere it may be people's own who forgot theirs. */
function guessedFrom({ group, evidence }: Breach): Set<string> {
  if (group !== 'CRED') return new Set();
  const failed = evidence.filter((event) => isHostingLike(event.ipClass) && isFailure(event));
  return new Set(
    failed.flatMap((event) => (event.ip === null ? [] : (sourceOf(event.ip, event)?.key ?? []))),
  );
}

function provenFrom(breach: Breach): Set<string> {
  if (!openIncident([breach]).opens) return new Set();
  const rented = breach.agents.filter(({ ipClass }) => isHostingLike(ipClass));
  return new Set(rented.flatMap(sourcesOf).map((source) => provenKey(breach.subject, source)));
}

function sourcesOf(agent: AgentRef): string[] {
  return agent.ips.flatMap((ip) => sourceOf(ip, agent)?.key ?? []);
}

function provenKey(subject: string, source: string): string {
  return JSON.stringify([subject, source]);
}
