import { textOf } from '@nightjar/core';
import type { DirectoryChange } from '../directory/directory-change.ts';
import { type AuditRecord, detailOf } from './audit-record.ts';

/** What was changed, as both logs of the directory tell it. */
export function changeOf(from: AuditRecord): DirectoryChange {
  const targets = from.targetResources ?? [];
  const appId = detailOf(from, 'appid');
  return {
    operation: from.activityDisplayName,
    targets: targets.map((one) => ({
      type: one.type ?? '',
      id: one.id || undefined,
      name: one.displayName || undefined,
      upn: one.userPrincipalName || undefined,
    })),
    properties: [
      ...targets.flatMap((target) =>
        (target.modifiedProperties ?? []).map((one) => ({
          name: one.displayName ?? '',
          oldValue: textOf(one.oldValue || ''),
          newValue: textOf(one.newValue || ''),
        })),
      ),
      ...(appId ? [{ name: 'AppId', oldValue: '', newValue: appId }] : []),
    ],
  };
}
