import type { Source } from '@nightjar/core';

/** What people call a feed's records. */
export const sourceNames: Readonly<Record<Source, string>> = {
  'microsoft-365': 'Microsoft 365 audit',
  'entra-id': 'Entra sign-ins',
  'entra-audit': 'Entra directory audit',
  'entra-risk': 'Entra risk',
  'entra-directory': 'Entra directory',
  'message-trace': 'Exchange message trace',
  'azure-activity': 'Azure activity',
  'azure-flow': 'Azure flow logs',
  'aws-cloudtrail': 'AWS CloudTrail',
  'aws-guardduty': 'AWS GuardDuty',
  'aws-iam': 'AWS IAM users',
  'aws-vpc-flow': 'AWS VPC flow logs',
  okta: 'Okta System Log',
  zeek: 'Zeek',
  suricata: 'Suricata EVE',
  ocsf: 'OCSF',
};
