import type { TacticSlug } from './tactics.ts';

/** The ATT&CK release that ids, names and tactics below are taken from. */
export const attackVersion = '17.1';

/** One technique of ATT&CK. `weak`: our mapping to it is kept for completeness and proves little. */
export interface Technique {
  id: string;
  name: string;
  tactics: readonly TacticSlug[];
  weak?: true;
}

export const techniques: readonly Technique[] = [
  { id: 'T1598', name: 'Phishing for Information', tactics: ['reconnaissance'] },
  { id: 'T1595', name: 'Active Scanning', tactics: ['reconnaissance'] },
  { id: 'T1190', name: 'Exploit Public-Facing Application', tactics: ['initial-access'] },
  { id: 'T1566', name: 'Phishing', tactics: ['initial-access'] },
  {
    id: 'T1078.004',
    name: 'Valid Accounts: Cloud Accounts',
    tactics: ['initial-access', 'persistence', 'privilege-escalation', 'defense-evasion'],
  },
  {
    id: 'T1098.001',
    name: 'Account Manipulation: Additional Cloud Credentials',
    tactics: ['persistence', 'privilege-escalation'],
  },
  {
    id: 'T1098.003',
    name: 'Account Manipulation: Additional Cloud Roles',
    tactics: ['persistence', 'privilege-escalation'],
  },
  { id: 'T1136.003', name: 'Create Account: Cloud Account', tactics: ['persistence'] },
  {
    id: 'T1564.008',
    name: 'Hide Artifacts: Email Hiding Rules',
    tactics: ['defense-evasion'],
  },
  { id: 'T1110', name: 'Brute Force', tactics: ['credential-access'] },
  { id: 'T1528', name: 'Steal Application Access Token', tactics: ['credential-access'] },
  { id: 'T1534', name: 'Internal Spearphishing', tactics: ['lateral-movement'] },
  { id: 'T1114', name: 'Email Collection', tactics: ['collection'] },
  {
    id: 'T1114.003',
    name: 'Email Collection: Email Forwarding Rule',
    tactics: ['collection'],
  },
  { id: 'T1530', name: 'Data from Cloud Storage', tactics: ['collection'] },
  { id: 'T1105', name: 'Ingress Tool Transfer', tactics: ['command-and-control'], weak: true },
];

const byId = new Map(techniques.map((technique) => [technique.id, technique]));

/** The technique of an id, or undefined where we do not use it. */
export function findTechnique(id: string): Technique | undefined {
  return byId.get(id);
}
