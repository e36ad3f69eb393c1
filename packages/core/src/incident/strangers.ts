import type { AgentRef, Breach } from '../model/types.ts';
import { foreignAgents, isHostingLike } from './foreign-agents.ts';
import { momentKindOf } from './moment-kind.ts';

const rememberedMs = 14 * 24 * 3_600_000;
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
 * Who is at the keyboard and not the subject itself: foreign agents, and whoever comes from a rented address from
 * which passwords were guessed, fourteen days before or after. Where somebody is often on new networks, or others
 * used this one, the source alone tells nothing; guessing does.
 */
export class Strangers {
  /** By source the breaches that tell of guessing from there. */
  readonly #guessing = new Map<string, Breach[]>();

  constructor(breaches: readonly Breach[]) {
    for (const breach of breaches) {
      for (const key of guessedFrom(breach)) {
        const known = this.#guessing.get(key);
        if (known) known.push(breach);
        else this.#guessing.set(key, [breach]);
      }
    }
  }

  agentsOf(breach: Breach): AgentRef[] {
    const foreign = new Set(foreignAgents(breach));
    return breach.agents.filter((agent) => foreign.has(agent) || this.#isGuesser(agent, breach));
  }

  has(breach: Breach): boolean {
    return this.agentsOf(breach).length > 0;
  }

  #isGuesser(agent: AgentRef, { time, endTime }: Breach): boolean {
    if (agent.ipClass === 'egress') return false;
    return agent.ips.some((ip) =>
      this.#guessing
        .get(sourceOf(ip, agent)?.key ?? '')
        ?.some((of) => time - of.endTime <= rememberedMs && of.time - endTime <= rememberedMs),
    );
  }
}

/** Nobody lives in a rented network: from elsewhere it may be people's own who forgot theirs. */
function guessedFrom({ group, evidence }: Breach): Set<string> {
  if (group !== 'CRED') return new Set();
  const failed = evidence.filter(
    ({ operation, outcome, ipClass }) =>
      isHostingLike(ipClass) && momentKindOf(operation, outcome) === 'failedSignIn',
  );
  return new Set(
    failed.flatMap((event) => (event.ip === null ? [] : (sourceOf(event.ip, event)?.key ?? []))),
  );
}
