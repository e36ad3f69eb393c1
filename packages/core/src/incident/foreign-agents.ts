import type { AgentRef, Breach } from '../model/types.ts';

const hostingLike: ReadonlySet<string> = new Set(['hosting', 'vpn', 'tor', 'proxy']);

/** Who comes through the tenant's own egress is no stranger, however new the network is to the subject. */
function isForeignAgent({ foreign, ipClass }: AgentRef): boolean {
  return foreign === true && ipClass !== 'egress';
}

/** Agents of the breach that are known not to be the subject's own. */
export function foreignAgents(breach: Breach): AgentRef[] {
  return breach.agents.filter(isForeignAgent);
}

/** True where the act was done by an agent that is not the subject's own. */
export function isForeign(breach: Breach): boolean {
  return breach.agents.some(isForeignAgent);
}

/** Rented or anonymising networks: nobody lives there. */
export function isHostingLike(ipClass: string | null): boolean {
  return ipClass !== null && hostingLike.has(ipClass);
}

/**
 * Whether two agents are one at the keyboard. Directory audits carry no client, so an unknown client
 * agrees with any; a shared session or address is enough by itself.
 */
export function isSameAgent(a: AgentRef, b: AgentRef): boolean {
  if (a.subject !== b.subject) return false;
  if (a.sessions.some((session) => b.sessions.includes(session))) return true;
  if (a.ips.some((ip) => b.ips.includes(ip))) return true;
  if (a.asn === null || a.asn !== b.asn) return false;
  return a.clientFamily === b.clientFamily || a.clientFamily === null || b.clientFamily === null;
}

/** Earliest first; the id decides between equals, so that the order never depends on arrival. */
export function byTime(a: Pick<Breach, 'time' | 'id'>, b: Pick<Breach, 'time' | 'id'>): number {
  return a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
