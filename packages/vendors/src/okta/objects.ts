import type { OcsfActor, OcsfUser } from '@nightjar/core';
import { isEmailAddress } from '../event/email-address.ts';
import { Fields, filled, isRecord, isText } from '../record/fields.ts';

/** Who acts or is acted upon: Okta's actors and targets have the same fields. */
export interface OktaObject {
  id: string | undefined;
  type: string;
  /** The login of a user, elsewhere often `unknown`. */
  login: string | undefined;
  name: string | undefined;
}

export function objectOf(value: unknown): OktaObject | undefined {
  if (!isRecord(value)) return undefined;
  const fields = new Fields(value);
  const told = (name: string): string | undefined => {
    const text = fields.peek(name, isText);
    return text === 'unknown' ? undefined : text;
  };
  return {
    id: told('id'),
    type: fields.peek('type', isText) ?? '',
    login: told('alternateId'),
    name: told('displayName'),
  };
}

export const isUser = ({ type }: OktaObject): boolean => /^(?:User|AppUser)$/.test(type);

export function userOf(one: OktaObject | undefined): OcsfUser {
  const name = one?.login ?? one?.name ?? one?.id ?? 'unknown';
  return {
    name,
    ...(one?.id ? { uid: one.id } : {}),
    ...(isEmailAddress(name) ? { email_addr: name } : {}),
    type_id: one?.type === 'SystemPrincipal' ? 3 : one && isUser(one) ? 1 : 0,
  };
}

/** A person or Okta itself; anything else is an application. */
export function actorOf(one: OktaObject | undefined): OcsfActor {
  if (!one) return { app_name: 'Okta' };
  if (isUser(one) || one.type === 'SystemPrincipal') return { user: userOf(one) };
  const application = filled({ app_name: one.name ?? one.login, app_uid: one.id });
  return application ?? { app_name: 'Okta' };
}
