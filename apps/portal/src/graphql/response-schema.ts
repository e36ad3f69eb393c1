/** The parts of the GraphQL schema that tell of responses, by the schema's own names. */

export type ResponseMode = 'OFF' | 'CONFIRM' | 'AUTONOMOUS';
export type ResponseState =
  | 'PENDING'
  | 'APPROVED'
  | 'EXECUTING'
  | 'VERIFIED'
  | 'FAILED'
  | 'PARTIALLY_APPLIED'
  | 'UNKNOWN'
  | 'DECLINED'
  | 'LAPSED'
  | 'EXPIRED'
  | 'CLEARED'
  | 'REVERTED';

export interface ResponseChange {
  at: string;
  state: ResponseState;
  by: string;
  reason: string;
}

export interface ResponseAction {
  id: string;
  kind: 'FORCE_LOGOUT' | 'DISABLE_USER';
  targetName: string;
  state: ResponseState;
  effect: string;
  reversible: boolean;
  reason: string;
  proposedAt: string;
  expiresAt: string;
  verification: string | null;
  history: ResponseChange[];
}
