import type { OcsfActor, OcsfEndpoint } from './event.ts';
import type { OcsfConnection } from './network.ts';

/** What events of the findings category (2xxx) say beyond what all events say. */
export interface OcsfFinding {
  finding_info?: OcsfFindingDetail;
  evidences?: OcsfEvidence[];
  is_alert?: boolean;
  /** 1 allowed, 2 denied; of the profile `security_control`, as `disposition_id`. */
  action_id?: number;
  /** 1 allowed, 2 blocked. */
  disposition_id?: number;
}

export interface OcsfFindingDetail {
  uid: string;
  title?: string;
  desc?: string;
  product_uid?: string;
  created_time?: number;
  modified_time?: number;
  first_seen_time?: number;
  last_seen_time?: number;
  types?: string[];
  /** type_id 1: a rule. */
  analytic?: { type_id: number; uid?: string; name?: string; category?: string; version?: string };
  attacks?: { tactic?: OcsfNamed; technique?: OcsfNamed; sub_technique?: OcsfNamed }[];
}

/** One of the two is there. */
interface OcsfNamed {
  uid?: string;
  name?: string;
}

export interface OcsfEvidence {
  src_endpoint?: OcsfEndpoint;
  dst_endpoint?: OcsfEndpoint;
  connection_info?: OcsfConnection;
  actor?: OcsfActor;
  api?: { operation: string; service?: { name: string } };
  data?: unknown;
}
