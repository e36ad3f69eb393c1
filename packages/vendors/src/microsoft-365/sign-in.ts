import type { OcsfEvent } from '@nightjar/core';
import { classed } from '../event/ocsf-class.ts';
import { type AuditRecord, namedValue } from './audit-record.ts';

export function isSignIn(operation: string): boolean {
  return operation === 'UserLoggedIn' || operation === 'UserLoginFailed';
}

/** A sign-in as Authentication; a success with an error code is an interrupt, neither one nor the other. */
export function signInOf(from: AuditRecord): Partial<OcsfEvent> {
  const code = String(from.ErrorNumber || 0);
  const failed = from.Operation === 'UserLoginFailed';
  return {
    ...classed(3002, 1),
    status_id: failed ? 2 : code === '0' ? 1 : 99,
    ...(code !== '0' ? { status_code: code } : {}),
    service: {
      name: from.Workload || 'Microsoft 365',
      ...(from.ObjectId ? { uid: from.ObjectId } : {}),
    },
    unmapped: { 'nj.interactive': !isBackground(from) },
  };
}

/** Renewals of a token; a password sent by a program is no background: intruders sign in so. */
function isBackground(from: AuditRecord): boolean {
  return (
    namedValue(from.ExtendedProperties, 'RequestType') === 'OAuth2:Token' &&
    !/BAV2ROPC/i.test(namedValue(from.ExtendedProperties, 'UserAgent') ?? '')
  );
}
