import type { EntityKey } from './types.ts';

/** The entity that a person names: by its key, or a user by the address alone. */
export function entityKeyOf(name: string): EntityKey {
  const plain = name.trim().toLowerCase();
  return /^[a-z]+:/.test(plain) ? plain : `user:${plain}`;
}
