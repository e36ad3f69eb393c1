import { textOf } from '@nightjar/core';
import { contentIdOf } from '../record/content-id.ts';
import { titleReader } from '../microsoft-exports/portal-titles.ts';

/** Microsoft Graph's name for a title of the portal's download of sign-ins. */
const takeTitles = titleReader({
  id: ['Request ID'],
  createdDateTime: ['Date (UTC)', 'Date'],
  userPrincipalName: ['Username', 'User principal name'],
  userId: ['User ID'],
  servicePrincipalId: ['Service principal ID'],
  servicePrincipalName: ['Service principal name'],
  appId: ['Application ID'],
  appDisplayName: ['Application'],
  ipAddress: ['IP address'],
  userAgent: ['User agent'],
  clientAppUsed: ['Client app'],
  authenticationProtocol: ['Authentication Protocol'],
  sessionId: ['Session ID'],
  status: ['Status'],
  errorCode: ['Sign-in error code'],
  failureReason: ['Failure reason'],
  deviceId: ['Device ID'],
  operatingSystem: ['Operating System'],
  browser: ['Browser'],
});

/** Is it a row of the portal's CSV of sign-ins? */
export function isPortalSignIn(record: unknown): record is Readonly<Record<string, unknown>> {
  return (
    typeof record === 'object' &&
    record !== null &&
    Object.hasOwn(record, 'Request ID') &&
    (Object.hasOwn(record, 'Sign-in error code') || Object.hasOwn(record, 'IP address'))
  );
}

/** The row under the names of Microsoft Graph. */
export function fromPortal(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { taken, rest } = takeTitles(row);
  const { status, errorCode, failureReason, deviceId, operatingSystem, browser, ...named } = taken;
  return {
    ...rest,
    ...named,
    id: named['id'] ?? contentIdOf(row),
    status: {
      errorCode: codeOf(status, errorCode),
      ...(failureReason === undefined ? {} : { failureReason }),
      ...(status === undefined ? {} : { state: status }),
      ...(errorCode === undefined ? {} : { code: errorCode }),
    },
    ...((deviceId ?? operatingSystem ?? browser) !== undefined
      ? { deviceDetail: { deviceId, operatingSystem, browser } }
      : {}),
    ...(named['servicePrincipalId'] ? { signInEventTypes: ['servicePrincipal'] } : {}),
  };
}

/** `None` and nothing are a success, unless the status says otherwise. */
function codeOf(status: unknown, code: unknown): unknown {
  if (code !== undefined && !/^(?:none|0)?$/i.test(textOf(code))) return code;
  return status === undefined || /^success/i.test(textOf(status)) ? '0' : 'unknown';
}
