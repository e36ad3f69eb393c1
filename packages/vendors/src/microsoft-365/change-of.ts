import { textOf } from '@nightjar/core';
import type { DirectoryChange, DirectoryTarget } from '../directory/directory-change.ts';
import { type AuditRecord, identityKind as kind } from './audit-record.ts';

/** Written by the directory itself, and about what is in it; sign-ins are records of their own. */
export function isDirectoryChange(from: AuditRecord): boolean {
  return (
    from.Workload === 'AzureActiveDirectory' ||
    from.RecordType === 8 ||
    from.RecordType === 'AzureActiveDirectory'
  );
}

/** The record as a change of the directory, whose log of its own tells the same in other words. */
export function changeOf(from: AuditRecord): DirectoryChange {
  const spn = identityOf(from, kind.servicePrincipalName);
  return {
    operation: from.Operation,
    targets: targetsOf(from),
    properties: [
      ...(from.ModifiedProperties ?? []).map((one) => ({
        name: one.Name,
        oldValue: textOf(one.OldValue || ''),
        newValue: textOf(one.NewValue || ''),
      })),
      ...(spn ? [{ name: 'AppId', oldValue: '', newValue: spn }] : []),
    ],
  };
}

/** One target, told by several identities: `User`, `User_<id>`, the id, the name, the UPN. */
function targetsOf(from: AuditRecord): DirectoryTarget[] {
  const others = (from.Target ?? [])
    .filter((one) => one.Type === kind.other)
    .map((one) => textOf(one.ID));
  const target = {
    type: others.find((one) => /^[A-Za-z]+$/.test(one)) ?? typeIn(others),
    id: others.find((one) => /^[0-9a-f-]{36}$/i.test(one)),
    name: identityOf(from, kind.name),
    upn: identityOf(from, kind.upn),
  };
  if (target.type || target.id || target.name || target.upn) return [target];
  return from.ObjectId ? [{ type: '', name: from.ObjectId }] : [];
}

function typeIn(others: readonly string[]): string {
  return others.map((one) => /^([A-Za-z]+)_/.exec(one)?.[1]).find((one) => one) ?? '';
}

function identityOf(from: AuditRecord, type: number): string | undefined {
  const id = from.Target?.find((one) => one.Type === type)?.ID;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
