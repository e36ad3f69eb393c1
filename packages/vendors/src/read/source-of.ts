import type { Source } from '@nightjar/core';

/** Which feed a record is of, by its content; null: none that we know. */
export function sourceOf(record: unknown): Source | null {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null;
  const has = (key: string): boolean => Object.hasOwn(record, key);
  if (has('Operation') && (has('CreationTime') || has('Workload') || has('RecordType')))
    return 'microsoft-365';
  if (
    (has('userPrincipalName') || has('UserPrincipalName') || has('userId') || has('UserId')) &&
    (has('appId') || has('AppId') || has('appDisplayName') || has('AppDisplayName')) &&
    (has('status') || has('Status') || has('ResultType'))
  ) {
    return 'entra-id';
  }
  return null;
}
