import { type OcsfEvent, type OcsfUser, textOf } from '@nightjar/core';
import { type AuditRecord, namedValue } from './audit-record.ts';

/** Who acted, and by which application. */
export function actorOf(from: AuditRecord): NonNullable<OcsfEvent['actor']> {
  const application = from.ApplicationId || from.AppId;
  return {
    user: {
      name: from.UserId || from.UserKey || 'unknown',
      ...(from.UserKey ? { uid: from.UserKey } : {}),
      type_id: userTypeOf(from),
    },
    ...(application ? { app_uid: application } : {}),
  };
}

/** The session, which sign-ins, commands and mailboxes name in places of their own. */
export function sessionOf(from: AuditRecord): string | undefined {
  return (
    from.SessionId ||
    namedValue(from.DeviceProperties, 'SessionId') ||
    from.AppAccessContext?.AADSessionId ||
    undefined
  );
}

/** OCSF's kind of a user by the vendor's, which is a number or its name. */
const userTypes: ReadonlyMap<string, OcsfUser['type_id']> = new Map([
  ['2', 2],
  ['Admin', 2],
  // An operator or a service of the vendor's own: nobody of the tenant.
  ['3', 3],
  ['DcAdmin', 3],
  ['4', 3],
  ['System', 3],
  ['5', 4],
  ['Application', 4],
  ['6', 4],
  ['ServicePrincipal', 4],
  ['7', 3],
  ['CustomPolicy', 3],
  ['8', 3],
  ['SystemPolicy', 3],
]);

function userTypeOf(from: AuditRecord): OcsfUser['type_id'] {
  if (from.UserId?.startsWith('ServicePrincipal_')) return 4;
  return userTypes.get(textOf(from.UserType)) ?? 1;
}
