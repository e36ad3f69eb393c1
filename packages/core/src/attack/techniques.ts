import { cloudTechniques } from './cloud-techniques.ts';
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

const besides: readonly Technique[] = [
  { id: 'T1595', name: 'Active Scanning', tactics: ['reconnaissance'] },
  { id: 'T1595.001', name: 'Active Scanning: Scanning IP Blocks', tactics: ['reconnaissance'] },
  { id: 'T1595.002', name: 'Active Scanning: Vulnerability Scanning', tactics: ['reconnaissance'] },
  { id: 'T1598', name: 'Phishing for Information', tactics: ['reconnaissance'] },
  {
    id: 'T1598.003',
    name: 'Phishing for Information: Spearphishing Link',
    tactics: ['reconnaissance'],
  },
  { id: 'T1566.001', name: 'Phishing: Spearphishing Attachment', tactics: ['initial-access'] },
  {
    id: 'T1584.001',
    name: 'Compromise Infrastructure: Domains',
    tactics: ['resource-development'],
  },
  { id: 'T1133', name: 'External Remote Services', tactics: ['initial-access', 'persistence'] },
  { id: 'T1018', name: 'Remote System Discovery', tactics: ['discovery'] },
  {
    id: 'T1021.001',
    name: 'Remote Services: Remote Desktop Protocol',
    tactics: ['lateral-movement'],
  },
  { id: 'T1021.004', name: 'Remote Services: SSH', tactics: ['lateral-movement'] },
  { id: 'T1210', name: 'Exploitation of Remote Services', tactics: ['lateral-movement'] },
  { id: 'T1071', name: 'Application Layer Protocol', tactics: ['command-and-control'] },
  {
    id: 'T1071.001',
    name: 'Application Layer Protocol: Web Protocols',
    tactics: ['command-and-control'],
  },
  { id: 'T1071.004', name: 'Application Layer Protocol: DNS', tactics: ['command-and-control'] },
  { id: 'T1090', name: 'Proxy', tactics: ['command-and-control'] },
  { id: 'T1090.003', name: 'Proxy: Multi-hop Proxy', tactics: ['command-and-control'] },
  { id: 'T1568', name: 'Dynamic Resolution', tactics: ['command-and-control'] },
  {
    id: 'T1568.002',
    name: 'Dynamic Resolution: Domain Generation Algorithms',
    tactics: ['command-and-control'],
  },
  { id: 'T1571', name: 'Non-Standard Port', tactics: ['command-and-control'] },
  { id: 'T1572', name: 'Protocol Tunneling', tactics: ['command-and-control'] },
  { id: 'T1041', name: 'Exfiltration Over C2 Channel', tactics: ['exfiltration'] },
  {
    id: 'T1567.002',
    name: 'Exfiltration Over Web Service: Exfiltration to Cloud Storage',
    tactics: ['exfiltration'],
  },
  { id: 'T1105', name: 'Ingress Tool Transfer', tactics: ['command-and-control'], weak: true },
];

/** Those of the cloud platforms, and others that models name. */
export const techniques: readonly Technique[] = [
  ...cloudTechniques.map(({ id, name, tactics }) => ({ id, name, tactics })),
  ...besides,
];

const byId = new Map(techniques.map((technique) => [technique.id, technique]));

/** The technique of an id, or undefined where we do not use it. */
export function findTechnique(id: string): Technique | undefined {
  return byId.get(id);
}
