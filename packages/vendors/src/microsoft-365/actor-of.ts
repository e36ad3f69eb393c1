import { type OcsfEvent, type OcsfUser, textOf } from '@nightjar/core';
import { namedUser } from '../directory/named-user.ts';
import { type AuditRecord, namedValue } from './audit-record.ts';
import { addressOfActor, applicationOfActor } from './resolve-actor.ts';

/** Who acted, and by which application. */
export function actorOf(from: AuditRecord): NonNullable<OcsfEvent['actor']> {
  const name = from.UserId || from.UserKey || 'unknown';
  const type = userTypeOf(from);
  const application =
    from.ApplicationId || from.AppId || (type === 4 ? applicationOfActor(from) : undefined);
  const address = type === 1 && !name.includes('@') ? addressOfActor(from) : undefined;
  return {
    user: {
      ...namedUser(name, from.UserKey),
      ...(address ? { email_addr: address } : {}),
      type_id: type,
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

/** Names of a machine's own accounts, and of SharePoint's, which are of type Regular like anybody. */
const systems = /^(?:S-1-(?:0-0|5-\d{1,2})$|NT AUTHORITY\\|SHAREPOINT\\system$)/i;

function userTypeOf(from: AuditRecord): OcsfUser['type_id'] {
  const name = from.UserId ?? '';
  if (name.startsWith('ServicePrincipal_') || /^app@sharepoint$/i.test(name)) return 4;
  if (systems.test(name)) return 3;
  return userTypes.get(textOf(from.UserType)) ?? 1;
}
