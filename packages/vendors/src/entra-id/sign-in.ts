import type { OcsfEvent } from '@nightjar/core';
import { namedUser } from '../directory/named-user.ts';
import type { SignInRecord } from './sign-in-record.ts';

/** An interrupt in the middle of a sign-in that goes on. */
const interrupts = new Set(['50140', '50097', '50125']);

/** Protocols that send the password itself: intruders like them, however they are marked. */
const passwordProtocols =
  /^(?:IMAP|POP|SMTP|Authenticated SMTP|Exchange ActiveSync|Other clients|ropc)/i;

type SignInKind = 'user' | 'servicePrincipal' | 'managedIdentity';

/** What we call the operation, which the vendor calls `Sign-in activity` whoever signs in. */
export const signInOperations: Readonly<Record<SignInKind, string>> = {
  user: 'Sign-in',
  servicePrincipal: 'Service principal sign-in',
  managedIdentity: 'Managed identity sign-in',
};

/** Who signs in: a user, or an application by itself. */
export function signInKindOf(from: SignInRecord): SignInKind {
  const types = from.signInEventTypes ?? [];
  if (types.includes('managedIdentity')) return 'managedIdentity';
  const noUser = !from.userPrincipalName && !from.userId;
  return types.includes('servicePrincipal') || (noUser && from.servicePrincipalId)
    ? 'servicePrincipal'
    : 'user';
}

/** The user or application that signs in, and the client that it uses. */
export function whoOf(from: SignInRecord): Pick<OcsfEvent, 'user' | 'actor'> {
  const actor = {
    ...(from.appDisplayName ? { app_name: from.appDisplayName } : {}),
    ...(from.appId ? { app_uid: from.appId } : {}),
  };
  const client = from.appId || from.appDisplayName ? { actor } : {};
  if (signInKindOf(from) === 'user') {
    return {
      user: {
        ...namedUser(from.userPrincipalName || from.userId || 'unknown', from.userId),
        type_id: 1,
      },
      ...client,
    };
  }
  return {
    user: {
      name:
        from.servicePrincipalName || from.appDisplayName || from.servicePrincipalId || 'unknown',
      ...(from.servicePrincipalId ? { uid: from.servicePrincipalId } : {}),
      type_id: 4,
    },
    ...client,
  };
}

/** Success, failure, or an interrupt, which is neither; the portal says so in words. */
export function outcomeOf({
  status,
}: SignInRecord): Pick<OcsfEvent, 'status_id' | 'status_code' | 'status_detail'> {
  const { failureReason } = status;
  const errorCode = String(status.errorCode);
  const succeeded = /^(?:0|success)$/i.test(errorCode);
  const interrupted = interrupts.has(errorCode) || status['state'] === 'Interrupted';
  return {
    status_id: succeeded ? 1 : interrupted ? 99 : 2,
    ...(succeeded ? {} : { status_code: errorCode }),
    ...(failureReason ? { status_detail: failureReason } : {}),
  };
}

/** A person at the keyboard, or someone who plays one; a managed identity is Azure's own doing. */
export function isInteractive(from: SignInRecord): boolean {
  const types = from.signInEventTypes ?? [];
  const background =
    from.isInteractive === false ||
    types.includes('nonInteractiveUser') ||
    types.includes('managedIdentity');
  return (
    !background ||
    passwordProtocols.test(from.clientAppUsed ?? '') ||
    passwordProtocols.test(from.authenticationProtocol ?? '')
  );
}
