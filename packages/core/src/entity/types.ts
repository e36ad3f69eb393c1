import type { IpIntelligence, Source } from '../ocsf/index.ts';
import type { Fact } from './act-facts.ts';

/** `<kind>:<id>`, such as `user:j.ortega@borealis.example` or `sp:<application id>`. */
export type EntityKey = string;

/** What kind of raw fact a model can ask for. */
export type Metric =
  | 'saas.login.success'
  | 'saas.login.failure'
  | 'saas.oauth.grant'
  | 'saas.app.registered'
  | 'saas.sp.created'
  | 'iaas.azure.appadmin'
  | 'saas.mailrule.changed'
  | 'saas.mail.sent'
  | 'saas.mail.traced'
  | 'saas.mail.accessed'
  | 'saas.exchange.admin'
  | 'saas.activity'
  | 'net.flow'
  | 'net.dns'
  | 'net.http'
  | 'net.remote'
  | 'security.finding'
  | 'host.activity'
  | 'directory.user'
  | 'iaas.login.success'
  | 'iaas.login.failure'
  | 'iaas.api';

/**
 * One event as the core reasons about it: who did what, from where, by which client. A pure function of
 * the event (`actOf`), so any stage can derive it again.
 */
export interface Act {
  /** Our event id (UUIDv8). */
  id: string;
  /** The vendor's record id. */
  uid: string;
  source: Source;
  /** Epoch milliseconds, event time. */
  time: number;
  metric: Metric;
  /** Further metrics the same event satisfies. */
  alsoMetrics: readonly Metric[];
  operation: string;
  /** `mail`, `files`, `admin`, `identity`, `other`: operations are usual per class. */
  operationClass: string;
  subject: EntityKey | null;
  /** The name to show for the subject. Outsider-written: hostile. */
  subjectName: string | null;
  actorKind: 'person' | 'application' | 'system';
  ip: string | null;
  intel: IpIntelligence | null;
  /** Application and system without versions: `Outlook / Windows`. */
  clientFamily: string | null;
  userAgent: string | null;
  session: string | null;
  application: string | null;
  applicationId: string | null;
  outcome: 'success' | 'failure' | 'unknown';
  /** Vendor's code of a refused sign-in. */
  errorCode: string | null;
  /** Interactive, password grant or legacy protocol: a person, or someone playing one. */
  interactive: boolean;
  /** Request id by which two feeds report one act. */
  correlation: string | null;
  grant: GrantFacts | null;
  rule: RuleFacts | null;
  mail: MailFacts | null;
  /** Number of acts this record stands for (OperationCount). */
  count: number;
  /** What the act itself shows, whoever did it; absent: nothing of note. */
  facts?: readonly Fact[];
  /** Whom or what it is about: an account, a role, a bucket, a secret, a site. Outsider-written. */
  target?: string;
  /** Each of them, where one call is about several secrets. */
  targets?: readonly string[];
  /** Whom it is shared with outside: domains, addresses, accounts of a cloud, or `anyone`. Outsider-written. */
  sharedWith?: readonly string[];
  /** Family of the machine that was asked for: `m5`, `p4d`. */
  machineKind?: string;
  /** Roles or permissions given or taken. */
  privileges?: readonly string[];
  /** Of a cloud. */
  region?: string;
  /** Long-lived key or temporary credential by which it was signed. */
  credential?: string;
  device?: string;
  file?: FileFacts;
  remote?: RemoteFacts;
  /** Groups that a directory states of the subject; it is nobody's act, and shows nothing else. */
  groups?: readonly Group[];
}

/** A group of a directory: people of one department, or who were put together. Outsider-written. */
export interface Group {
  uid: string;
  name: string;
}

/** A file or folder acted upon. */
export interface FileFacts {
  /** Ending in lower case, without the dot. */
  kind: string | null;
  /** Site or drive that it lies in, as an address without what follows it. */
  site: string | null;
}

/** The other end of a machine's connection, seen from the machine. */
export interface RemoteFacts {
  ip: string | null;
  asn: number | null;
  country: string | null;
  class: IpIntelligence['class'] | null;
  /** The port that the connection goes to: the machine's own where it comes in. */
  port: number | null;
  direction: 'in' | 'out' | 'inner';
  accepted: boolean;
  bytesOut: number;
  bytesIn: number;
  /** Name asked for: of a DNS query, an HTTP host, a TLS server. Outsider-written. */
  host?: string;
  /** `dns`, `http`, `ssh` and their like, as the sensor names it. */
  protocol?: string;
}

/** A message sent, or its way as the transport tells it. */
export interface MailFacts {
  subject: string | null;
  attachments: readonly string[];
  /** How many are told; 0: none is, as in a mailbox's own log. */
  recipients: number;
  /** Their addresses, small; absent where none is told. */
  to?: readonly string[];
}

/** An application consented to, registered, or given a role. */
export interface GrantFacts {
  appId: string | null;
  appName: string | null;
  scopes: readonly string[];
  consentForAll: boolean;
  publisherVerified: boolean | null;
}

/** A mailbox rule or forwarding as it was set. */
export interface RuleFacts {
  name: string;
  mailbox: string | null;
  moveToFolder: string | null;
  forwardTo: readonly string[];
  externalForward: boolean;
  deletes: boolean;
  marksRead: boolean;
  hasCondition: boolean;
  words: readonly string[];
}
