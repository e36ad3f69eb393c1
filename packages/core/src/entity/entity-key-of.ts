import { homeAddressOf } from './home-address.ts';
import type { EntityKey } from './types.ts';

/** The entity that a person names: by its key, or a user by the address alone; a guest by either of his names. */
export function entityKeyOf(name: string): EntityKey {
  const plain = name.trim().toLowerCase();
  const isKey = /^[a-z]{2,}:/.test(plain) && !plain.startsWith('urn:');
  const key = isKey ? plain : `user:${plain}`;
  if (!key.startsWith('user:')) return key;
  const address = homeAddressOf(key.slice('user:'.length));
  return address === undefined ? key : `user:${address}`;
}
