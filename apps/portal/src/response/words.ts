import type { ResponseAction, ResponseState } from '../graphql/schema.ts';

export const actionName: Record<ResponseAction['kind'], string> = {
  FORCE_LOGOUT: 'Force logout',
  DISABLE_USER: 'Disable user',
};

export const stateWord: Record<ResponseState, string> = {
  PENDING: 'waiting for approval',
  APPROVED: 'approved',
  EXECUTING: 'running',
  VERIFIED: 'verified',
  FAILED: 'failed',
  PARTIALLY_APPLIED: 'partly applied',
  UNKNOWN: 'outcome unknown',
  DECLINED: 'declined',
  LAPSED: 'lapsed',
  EXPIRED: 'expired',
  CLEARED: 'cleared',
  REVERTED: 'rolled back',
};

const moving: readonly ResponseState[] = ['APPROVED', 'EXECUTING', 'UNKNOWN'];

/** Whether the responder is still at it. */
export const isMoving = (state: ResponseState): boolean => moving.includes(state);
