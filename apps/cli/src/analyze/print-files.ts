import { sourceNames } from '@nightjar/vendors';
import type { FileAccount } from './file-accounts.ts';

/** `12 files: 3 Microsoft 365 audit (CSV), 9 Zeek (Zeek log, gzip).` */
export function printFiles(files: readonly FileAccount[], total: number): string {
  const alike = Map.groupBy(files, kindOf);
  const parts = [...alike]
    .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([kind, of]) => `${of.length.toLocaleString('en')} ${kind}`);
  const others = total - files.length;
  if (others > 0) parts.push(`${others.toLocaleString('en')} others`);
  return `${total.toLocaleString('en')} ${total === 1 ? 'file' : 'files'}: ${parts.join(', ')}.`;
}

function kindOf({ kind, container, records }: FileAccount): string {
  if (kind !== null) return `${sourceNames[kind]} (${container})`;
  return records === 0 ? 'with nothing to read' : `of no known kind (${container})`;
}
