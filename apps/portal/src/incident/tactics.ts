import type { Technique } from '../graphql/schema.ts';

/** ATT&CK's tactics in the order of the kill chain; `short` fits the strip. */
export const tactics = [
  { id: 'reconnaissance', name: 'Reconnaissance', short: 'Recon' },
  { id: 'resource-development', name: 'Resource development', short: 'Res. dev' },
  { id: 'initial-access', name: 'Initial access', short: 'Initial access' },
  { id: 'execution', name: 'Execution', short: 'Execution' },
  { id: 'persistence', name: 'Persistence', short: 'Persistence' },
  { id: 'privilege-escalation', name: 'Privilege escalation', short: 'Priv. esc.' },
  { id: 'defense-evasion', name: 'Defense evasion', short: 'Def. evasion' },
  { id: 'credential-access', name: 'Credential access', short: 'Cred. access' },
  { id: 'discovery', name: 'Discovery', short: 'Discovery' },
  { id: 'lateral-movement', name: 'Lateral movement', short: 'Lateral' },
  { id: 'collection', name: 'Collection', short: 'Collection' },
  { id: 'command-and-control', name: 'Command and control', short: 'C2' },
  { id: 'exfiltration', name: 'Exfiltration', short: 'Exfil' },
  { id: 'impact', name: 'Impact', short: 'Impact' },
] as const;

export type Tactic = (typeof tactics)[number];

const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('defence', 'defense')
    .replaceAll(/[\s_]+/g, '-');

/** Whether a technique serves a tactic, however its name is written. */
export const serves = (technique: Technique, tactic: Tactic): boolean =>
  technique.tactics.some((name) => idOf(name) === tactic.id);

/** The tactics that the techniques serve, in order. */
export const tacticsOf = (techniques: readonly Technique[]): Tactic[] =>
  tactics.filter((tactic) => techniques.some((technique) => serves(technique, tactic)));
