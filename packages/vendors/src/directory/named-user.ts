import { homeAddressOf, type OcsfUser } from '@nightjar/core';
import { isEmailAddress } from '../event/email-address.ts';

/** A user of Microsoft's directory as it names him; a guest by his address at home besides, which all feeds share. */
export function namedUser(name: string, id?: string | null): OcsfUser {
  const home = homeAddressOf(name);
  return {
    name,
    ...(id ? { uid: id } : {}),
    ...(home && isEmailAddress(home) ? { email_addr: home } : {}),
  };
}
