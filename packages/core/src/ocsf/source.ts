/** Feeds that Nightjar understands. One folder of `packages/vendors` each. */
export const sources = [
  'microsoft-365',
  'entra-id',
  'zeek',
  'suricata',
  'aws-cloudtrail',
  'aws-vpc-flow',
  'aws-guardduty',
  'ocsf',
  'entra-audit',
  'entra-risk',
  'message-trace',
  'azure-activity',
  'azure-flow',
  'okta',
  'entra-directory',
  'aws-iam',
] as const;
export type Source = (typeof sources)[number];

/** What is known of an address, stored with the event as it was at that time (enrichment `ip_intelligence`). */
export interface IpIntelligence {
  asn: number | null;
  asnName: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /**
   * `relay`: a phone's privacy relay; `vendor`: a vendor's own service, not its public cloud, which is hosting;
   * `egress`: the tenant's own, as it declared; `none`: an ordinary access network, or unknown.
   */
  class:
    | 'hosting'
    | 'vpn'
    | 'proxy'
    | 'tor'
    | 'relay'
    | 'mobile'
    | 'scanner'
    | 'vendor'
    | 'egress'
    | 'none';
  /** Version of the data that gave this answer. */
  version: string;
}

/** Answers what is known of an address; implemented by `@nightjar/intel`. Unknown or private: nulls. */
export type LookUpAddress = (ip: string) => IpIntelligence;
