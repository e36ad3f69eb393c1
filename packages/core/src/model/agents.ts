import type { EntityKey } from '../entity/types.ts';
import type { ScoredAct } from '../baseline/types.ts';
import type { AgentRef } from './types.ts';

const foreignForMs = 14 * 86_400_000;
const beforeMs = 60 * 60_000;
const afterMs = 10 * 60_000;

/** A subject's event with an address: where an address-less record may have come from. */
export interface Anchor {
  id: string;
  time: number;
  asn: number | null;
  asnName: string | null;
  ip: string | null;
  ipClass: string | null;
  clientFamily: string | null;
  session: string | null;
  rareSource: boolean | null;
}

export function anchorOf(act: ScoredAct): Anchor | null {
  if (act.ip === null || act.intel === null || act.intel.class === 'vendor') return null;
  return {
    id: act.id,
    time: act.time,
    asn: act.intel.asn,
    asnName: act.intel.asnName,
    ip: act.ip,
    ipClass: act.intel.class,
    clientFamily: act.clientFamily,
    session: act.session,
    rareSource: act.rareSource,
  };
}

/** Who is at the keyboard: (subject, ASN, client family). Answers for one subject, from the set of its anchors. */
export class Agents {
  readonly #subject: EntityKey;
  readonly #anchors: readonly Anchor[];
  readonly #byAgent = new Map<string, Anchor[]>();
  /** Every model asks for the same acts. */
  readonly #known = new Map<string, AgentRef | null>();

  constructor(subject: EntityKey, anchors: readonly Anchor[]) {
    this.#subject = subject;
    this.#anchors = [...anchors].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
    for (const anchor of this.#anchors) {
      const key = agentKey(anchor);
      const known = this.#byAgent.get(key);
      if (known) known.push(anchor);
      else this.#byAgent.set(key, [anchor]);
    }
  }

  /** The agent behind an act; null: unknown. */
  behind(act: ScoredAct): AgentRef | null {
    let known = this.#known.get(act.id);
    if (known === undefined) this.#known.set(act.id, (known = this.#findBehind(act)));
    return known;
  }

  #findBehind(act: ScoredAct): AgentRef | null {
    const own = anchorOf(act);
    if (own) return this.#refer(own, act.time, false);
    const sameSession =
      act.session === null
        ? undefined
        : this.#anchors.find((anchor) => anchor.session === act.session);
    if (sameSession) return this.#refer(sameSession, act.time, false);
    const near = this.#anchors.filter(
      (anchor) => anchor.time >= act.time - beforeMs && anchor.time <= act.time + afterMs,
    );
    if (near.length === 0) return null;
    const foreign = near.filter((anchor) => this.#isForeign(anchor, act.time) === true);
    const mixed = foreign.length > 0 && foreign.length < near.length;
    return this.#refer(nearest(foreign.length > 0 ? foreign : near, act.time), act.time, mixed);
  }

  #isForeign(anchor: Anchor, time: number): boolean | null {
    if (anchor.ipClass === 'egress') return false;
    const seen = (this.#byAgent.get(agentKey(anchor)) ?? []).filter(
      (other) => other.time <= time + afterMs && other.time > time - foreignForMs,
    );
    if (seen.some((other) => other.rareSource === true)) return true;
    return seen.length > 0 && seen.every((other) => other.rareSource === null) ? null : false;
  }

  #refer(anchor: Anchor, time: number, ambiguous: boolean): AgentRef {
    const mine = (this.#byAgent.get(agentKey(anchor)) ?? [anchor]).filter(
      (other) => Math.abs(other.time - time) <= foreignForMs,
    );
    return {
      subject: this.#subject,
      asn: anchor.asn,
      asnName: anchor.asnName,
      clientFamily: anchor.clientFamily,
      ips: unique(mine.map((other) => other.ip)),
      sessions: unique(mine.map((other) => other.session)),
      ipClass: anchor.ipClass,
      foreign: this.#isForeign(anchor, time),
      ambiguous,
    };
  }
}

/** The organisation's own way out is one place, whatever network it is part of. */
export function agentKey(of: {
  asn: number | null;
  clientFamily: string | null;
  ipClass: string | null;
}): string {
  const place = of.ipClass === 'egress' ? of.ipClass : (of.asn ?? '');
  return `${place}|${of.clientFamily ?? ''}`;
}

function nearest(anchors: readonly Anchor[], time: number): Anchor {
  return anchors.reduce((best, anchor) =>
    Math.abs(anchor.time - time) < Math.abs(best.time - time) ? anchor : best,
  );
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}
