import type { EntityKey } from '../entity/types.ts';
import type { ScoredAct } from '../baseline/types.ts';
import { firstFrom } from './first-from.ts';
import { newCountryOf } from './journeys.ts';
import type { AgentRef } from './types.ts';

/** What it did from a rare source makes an agent foreign for so long. */
export const foreignForDays = 14;
const foreignForMs = foreignForDays * 86_400_000;
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
  /** Its country, where nothing else makes its source odd. */
  newCountry?: string;
}

export function anchorOf(act: ScoredAct): Anchor | null {
  if (act.ip === null || act.intel === null || act.intel.class === 'vendor') return null;
  const newCountry = newCountryOf(act);
  return {
    id: act.id,
    time: act.time,
    asn: act.intel.asn,
    asnName: act.intel.asnName,
    ip: act.ip,
    ipClass: act.intel.class,
    clientFamily: act.clientFamily,
    session: sessionOf(act),
    rareSource: act.rareSource,
    ...(newCountry === undefined ? {} : { newCountry }),
  };
}

/** A sign-in that failed opened none: what its record names is that attempt alone. */
function sessionOf({ metric, session }: ScoredAct): string | null {
  return metric === 'saas.login.failure' ? null : session;
}

/** Who is at the keyboard: (subject, ASN, client family). Answers for one subject, from the set of its anchors. */
export class Agents {
  readonly #subject: EntityKey;
  readonly #anchors: readonly Anchor[];
  readonly #byAgent = new Map<string, AnchorsOfAgent>();
  readonly #firstOfSession = new Map<string, Anchor>();
  /** Every model asks for the same acts. */
  readonly #known = new Map<string, AgentRef | null>();

  constructor(subject: EntityKey, anchors: readonly Anchor[]) {
    this.#subject = subject;
    this.#anchors = [...anchors].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
    for (const [key, own] of Map.groupBy(this.#anchors, agentKey))
      this.#byAgent.set(key, new AnchorsOfAgent(own));
    for (const anchor of this.#anchors) {
      if (anchor.session !== null && !this.#firstOfSession.has(anchor.session))
        this.#firstOfSession.set(anchor.session, anchor);
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
    const sameSession = this.#firstOfSession.get(act.session ?? '');
    if (sameSession) return this.#refer(sameSession, act.time, false);
    const from = firstFrom(this.#anchors, act.time - beforeMs, timeOf);
    const near = this.#anchors.slice(
      from,
      firstFrom(this.#anchors, act.time + afterMs + 1, timeOf),
    );
    if (near.length === 0) return null;
    const isForeign = new Map<string, boolean | null>();
    for (const anchor of near) {
      const key = agentKey(anchor);
      if (!isForeign.has(key)) isForeign.set(key, this.#isForeign(anchor, act.time));
    }
    const foreign = near.filter((anchor) => isForeign.get(agentKey(anchor)) === true);
    const mixed = foreign.length > 0 && foreign.length < near.length;
    return this.#refer(nearest(foreign.length > 0 ? foreign : near, act.time), act.time, mixed);
  }

  #isForeign(anchor: Anchor, time: number): boolean | null {
    if (anchor.ipClass === 'egress') return false;
    return this.#byAgent.get(agentKey(anchor))?.isForeignAt(time) ?? false;
  }

  #refer(anchor: Anchor, time: number, ambiguous: boolean): AgentRef {
    const of = this.#byAgent.get(agentKey(anchor)) ?? new AnchorsOfAgent([anchor]);
    return {
      subject: this.#subject,
      asn: anchor.asn,
      asnName: anchor.asnName,
      clientFamily: anchor.clientFamily,
      ...of.seenAround(time),
      ipClass: anchor.ipClass,
      foreign: this.#isForeign(anchor, time),
      ambiguous,
    };
  }
}

interface SeenAround {
  ips: string[];
  sessions: string[];
}

/** One agent's anchors in order of time, asked for windows of it: thousands of acts must not cost their square. */
class AnchorsOfAgent {
  readonly #anchors: readonly Anchor[];
  /** Of the anchors before each how many came from a rare source, and of how many nobody can say. */
  readonly #rare: Uint32Array;
  readonly #unknown: Uint32Array;
  readonly #seen = new Map<string, SeenAround>();

  constructor(anchors: readonly Anchor[]) {
    this.#anchors = anchors;
    this.#rare = countsBefore(anchors, ({ rareSource }) => rareSource === true);
    this.#unknown = countsBefore(anchors, ({ rareSource }) => rareSource === null);
  }

  /** Whether it came from a rare source lately; null: of all that it did lately nobody can say. */
  isForeignAt(time: number): boolean | null {
    const from = firstFrom(this.#anchors, time - foreignForMs + 1, timeOf);
    const to = firstFrom(this.#anchors, time + afterMs + 1, timeOf);
    if (this.#rare[to]! > this.#rare[from]!) return true;
    return to > from && this.#unknown[to]! - this.#unknown[from]! === to - from ? null : false;
  }

  seenAround(time: number): SeenAround {
    const from = firstFrom(this.#anchors, time - foreignForMs, timeOf);
    const to = firstFrom(this.#anchors, time + foreignForMs + 1, timeOf);
    const key = `${from}|${to}`;
    let seen = this.#seen.get(key);
    if (!seen) {
      const mine = this.#anchors.slice(from, to);
      const ips = unique(mine.map(({ ip }) => ip));
      seen = { ips, sessions: unique(mine.map(({ session }) => session)) };
      this.#seen.set(key, seen);
    }
    return seen;
  }
}

function countsBefore(
  anchors: readonly Anchor[],
  counts: (anchor: Anchor) => boolean,
): Uint32Array {
  const before = new Uint32Array(anchors.length + 1);
  for (const [at, anchor] of anchors.entries())
    before[at + 1] = before[at]! + (counts(anchor) ? 1 : 0);
  return before;
}

const timeOf = ({ time }: Anchor): number => time;

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
