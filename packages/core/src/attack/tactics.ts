import { findTechnique } from './techniques.ts';

/** Enterprise tactics in ATT&CK's own order: slug and name. */
export const tactics = [
  { slug: 'reconnaissance', name: 'Reconnaissance' },
  { slug: 'resource-development', name: 'Resource Development' },
  { slug: 'initial-access', name: 'Initial Access' },
  { slug: 'execution', name: 'Execution' },
  { slug: 'persistence', name: 'Persistence' },
  { slug: 'privilege-escalation', name: 'Privilege Escalation' },
  { slug: 'defense-evasion', name: 'Defense Evasion' },
  { slug: 'credential-access', name: 'Credential Access' },
  { slug: 'discovery', name: 'Discovery' },
  { slug: 'lateral-movement', name: 'Lateral Movement' },
  { slug: 'collection', name: 'Collection' },
  { slug: 'command-and-control', name: 'Command and Control' },
  { slug: 'exfiltration', name: 'Exfiltration' },
  { slug: 'impact', name: 'Impact' },
] as const;

export type TacticSlug = (typeof tactics)[number]['slug'];

/** Tactics that the techniques serve, each once, in ATT&CK's order. Unknown ids add nothing. */
export function tacticsOf(techniqueIds: readonly string[]): TacticSlug[] {
  const hit = new Set(techniqueIds.flatMap((id) => findTechnique(id)?.tactics ?? []));
  return tactics.map((tactic) => tactic.slug).filter((slug) => hit.has(slug));
}
