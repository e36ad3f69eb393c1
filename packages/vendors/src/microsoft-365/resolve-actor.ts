import { isEmailAddress } from '../event/email-address.ts';
import { type AuditRecord, identityKind } from './audit-record.ts';

/** The address of who acted, where the record names him by an id or a mailbox and tells the address elsewhere. */
export function addressOfActor(from: AuditRecord): string | undefined {
  return [nameOfActor(from), isByOwner(from) ? from.MailboxOwnerUPN : undefined].find(
    (one) => one && isEmailAddress(one),
  ) as string | undefined;
}

function nameOfActor({ Actor: told }: AuditRecord): string | undefined {
  const names = (told ?? []).filter(({ Type }) => Type === identityKind.upn);
  // Of two nobody says which one it was.
  const [name] = names;
  return names.length === 1 && typeof name?.ID === 'string' ? name.ID : undefined;
}

/** Was it the mailbox's owner himself? A delegate and an administrator work in other people's mailboxes. */
function isByOwner(from: AuditRecord): boolean {
  const { LogonType: logon, LogonUserSid: sid, MailboxOwnerSid: owner, MailboxGuid: guid } = from;
  const isOwners = logon === undefined || logon === null || /^(?:0|owner)$/i.test(String(logon));
  if (!isOwners) return false;
  if (sid && owner) return sid === owner;
  return Boolean(from.UserId) && (from.UserId === guid || from.UserId === owner);
}

/** The application that a service principal is, which the record tells beside its object id in the tenant. */
export function applicationOfActor({ Actor: told }: AuditRecord): string | undefined {
  const ids = (told ?? []).flatMap(({ ID, Type }) =>
    (Type === identityKind.other || Type === identityKind.servicePrincipalName) &&
    typeof ID === 'string'
      ? [ID.toLowerCase()]
      : [],
  );
  const own = new Set(ids.flatMap((id) => /^serviceprincipal_(.+)$/.exec(id)?.[1] ?? []));
  if (own.size !== 1) return undefined;
  const others = new Set(ids.filter((id) => guid.test(id) && !own.has(id)));
  return others.size === 1 ? [...others][0] : undefined;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
