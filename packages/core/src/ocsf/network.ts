import type { OcsfEndpoint } from './event.ts';

/** What events of the network category (4xxx) say beyond what all events say. Lengths are bytes, durations ms. */
export interface OcsfNetwork {
  dst_endpoint?: OcsfEndpoint;
  connection_info?: OcsfConnection;
  traffic?: OcsfTraffic;
  /** Protocol above the transport, such as `dns`. */
  app_protocol_name?: string;
  start_time?: number;
  end_time?: number;
  duration?: number;
  tls?: OcsfTls;
  query?: { hostname: string; type?: string; class?: string; packet_uid?: number };
  answers?: { rdata: string; type?: string; class?: string; ttl?: number }[];
  query_time?: number;
  response_time?: number;
  rcode?: string;
  rcode_id?: number;
  http_response?: OcsfHttpResponse;
  protocol_ver?: string;
  client_hassh?: OcsfHassh;
  server_hassh?: OcsfHassh;
  identifier_cookie?: string;
  keyboard_info?: { keyboard_layout?: string };
}

export interface OcsfConnection {
  /** 0 unknown, 1 inbound, 2 outbound, 3 lateral, 4 local. */
  direction_id: 0 | 1 | 2 | 3 | 4 | 99;
  uid?: string;
  community_uid?: string;
  protocol_name?: string;
  protocol_num?: number;
  flag_history?: string;
  tcp_flags?: number;
  protocol_ver_id?: 4 | 6;
  /** Which gateway or peering the packet went through, as OCSF counts them. */
  boundary_id?: number;
}

/** `out` is from the source to the destination. */
export interface OcsfTraffic {
  bytes?: number;
  bytes_in?: number;
  bytes_out?: number;
  bytes_missed?: number;
  packets?: number;
  packets_in?: number;
  packets_out?: number;
}

/** algorithm_id: 1 MD5, 2 SHA-1, 3 SHA-256. */
export interface OcsfFingerprint {
  algorithm_id: number;
  value: string;
}

export interface OcsfHassh {
  fingerprint: OcsfFingerprint;
}

export interface OcsfTls {
  version: string;
  cipher?: string;
  sni?: string;
  ja3_hash?: OcsfFingerprint;
  ja3s_hash?: OcsfFingerprint;
  certificate?: OcsfCertificate;
  certificate_chain?: string[];
}

export interface OcsfCertificate {
  issuer: string;
  serial_number: string;
  subject?: string;
  created_time?: number;
  expiration_time?: number;
  fingerprints?: OcsfFingerprint[];
}

export interface OcsfHttpRequest {
  user_agent?: string;
  http_method?: string;
  url?: {
    url_string?: string;
    hostname?: string;
    path?: string;
    query_string?: string;
    port?: number;
  };
  referrer?: string;
  version?: string;
  body_length?: number;
}

export interface OcsfHttpResponse {
  code: number;
  status?: string;
  content_type?: string;
  body_length?: number;
}
