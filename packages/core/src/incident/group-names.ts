import type { ModelGroup } from '../model/types.ts';

/** What groups of models look for, as people call it, in the order of an attack. */
export const groupNames: Readonly<Record<ModelGroup, string>> = {
  CRED: 'Password attack',
  ACCESS: 'Access',
  PERSIST: 'Lasting access',
  HIDE: 'Hiding',
  COLLECT: 'Collection',
  IMPACT: 'Misuse',
};
