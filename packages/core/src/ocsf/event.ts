import type { OcsfAccount, OcsfCloudFacts } from './cloud.ts';
import type { OcsfFinding } from './finding.ts';
import type { OcsfHttpRequest, OcsfNetwork } from './network.ts';

/**
 * One normalised record, OCSF 1.8. Only the parts of the schema that Nightjar reads are typed; what a
 * vendor sent beyond them stays in `unmapped`, so that nothing is dropped.
 * `time` and `metadata.logged_time` are epoch milliseconds.
 */
export interface OcsfEvent extends OcsfNetwork, OcsfFinding, OcsfCloudFacts {
  category_uid: number;
  class_uid: number;
  activity_id: number;
  /** class_uid * 100 + activity_id */
  type_uid: number;
  severity_id: number;
  /** When it happened. */
  time: number;
  status_id?: 0 | 1 | 2 | 99;
  /** The vendor's own code, such as 50126. */
  status_code?: string;
  status_detail?: string;
  message?: string;
  metadata: OcsfMetadata;
  actor?: OcsfActor;
  /** The user acted upon (3001, 3002, 3005, 3006), or told of (5003). */
  user?: OcsfUser;
  /** The group acted upon (3006). */
  group?: { name?: string; uid?: string; type?: string };
  session?: OcsfSession;
  service?: { name: string; uid?: string };
  src_endpoint?: OcsfEndpoint;
  http_request?: OcsfHttpRequest;
  api?: {
    operation: string;
    service?: { name: string };
    version?: string;
    request?: { uid?: string; data?: unknown };
    response?: { data?: unknown; error?: string; message?: string };
  };
  /** What was created or changed (3004). */
  entity?: OcsfManagedEntity;
  /** Scopes or roles assigned (3005). */
  privileges?: string[];
  resource?: { name?: string; uid?: string; type?: string };
  resources?: OcsfResource[];
  email?: {
    subject?: string;
    from?: string;
    to?: string[];
    uid?: string;
    message_uid?: string;
    /** Bytes. */
    size?: number;
    /** type_id 1: an ordinary file. */
    files?: { name: string; type_id: 1 }[];
  };
  /** The file acted upon (6006); type_id 1 file, 2 folder. */
  file?: { name: string; type_id: 1 | 2 | 99; path?: string; ext?: string };
  direction_id?: 1 | 2 | 3 | 0;
  is_mfa?: boolean;
  device?: {
    uid?: string;
    name?: string;
    os?: { name?: string; type_id?: number };
    type_id: number;
  };
  count?: number;
  enrichments?: { name: string; value: string; data: unknown; type?: string }[];
  /** Vendor fields with no OCSF home, as they came. */
  unmapped?: Record<string, unknown>;
}

export interface OcsfMetadata {
  version: '1.8.0';
  product: { name: string; vendor_name: string; version?: string; feature?: { name: string } };
  /** The vendor's own record id: every claim can be looked up by it in the export. */
  uid: string;
  /** The vendor's operation name, such as `New-InboxRule`. */
  event_code: string;
  log_name?: string;
  /** Request id shared by two feeds that report one act. */
  correlation_uid?: string;
  /** Our mapping's version, `<source>/<n>`. */
  log_version?: string;
  logged_time?: number;
  original_time?: string;
  /** Profiles whose attributes the event carries, such as `cloud`. */
  profiles?: string[];
}

/** type_id: 1 user, 2 admin, 3 system, 4 service, 0 unknown. */
export interface OcsfUser {
  uid?: string;
  /** A second id, such as the principal id beside an ARN. */
  uid_alt?: string;
  /** The vendor's own kind, such as `AssumedRole`. */
  type?: string;
  credential_uid?: string;
  account?: OcsfAccount;
  name?: string;
  full_name?: string;
  email_addr?: string;
  type_id?: 0 | 1 | 2 | 3 | 4 | 99;
  /** What a directory says that he belongs to (5003); the type is `Group`, `Role` or `Department`. */
  groups?: { uid?: string; name?: string; type?: string }[];
}

export interface OcsfActor {
  user?: OcsfUser;
  session?: OcsfSession;
  app_name?: string;
  app_uid?: string;
  /** The service that acted in the user's name. */
  invoked_by?: string;
  idp?: { name?: string; uid?: string };
}

export interface OcsfSession {
  uid?: string;
  uid_alt?: string;
  credential_uid?: string;
  /** Who gave it: the ARN of the role or user. */
  issuer?: string;
  is_mfa?: boolean;
  created_time?: number;
}

export interface OcsfResource {
  name?: string;
  uid?: string;
  type?: string;
  owner?: { account?: OcsfAccount };
}

export interface OcsfEndpoint {
  ip?: string;
  hostname?: string;
  mac?: string;
  uid?: string;
  /** Id of the virtual machine. */
  instance_uid?: string;
  /** The service that acted or took the request, where no address is told. */
  svc_name?: string;
  domain?: string;
  interface_uid?: string;
  subnet_uid?: string;
  vpc_uid?: string;
  /** Addresses that the packet shows on its way, where they are not the endpoint's own. */
  intermediate_ips?: string[];
  os?: { name: string; type_id: number };
  port?: number;
  autonomous_system?: { number: number; name?: string };
  /** ISO 3166-1 alpha-2. */
  location?: { country?: string; city?: string };
}

export interface OcsfManagedEntity {
  type: string;
  name?: string;
  uid?: string;
  data?: unknown;
}

export const OcsfClass = {
  detectionFinding: 2004,
  accountChange: 3001,
  authentication: 3002,
  entityManagement: 3004,
  userAccess: 3005,
  groupManagement: 3006,
  emailActivity: 4009,
  networkActivity: 4001,
  httpActivity: 4002,
  dnsActivity: 4003,
  rdpActivity: 4005,
  sshActivity: 4007,
  userInventory: 5003,
  apiActivity: 6003,
  datastoreActivity: 6005,
  fileHosting: 6006,
} as const;
