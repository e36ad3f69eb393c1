import { unfoldPython } from '../aws-cloudtrail/python-literal.ts';
import { put } from '../record/fields.ts';
import { sourceOf } from './source-of.ts';
import { unwrap } from './unwrap.ts';

type Row = Readonly<Record<string, unknown>>;
interface Nested {
  [name: string]: unknown;
}

/** Names reach no deeper than this. */
const levelsMax = 8;

/**
 * A record that was laid flat, `userIdentity.arn` a column of its own, as it was. What is none of a feed so, and what is
 * one whose own names hold dots, stays as it is.
 */
export function nestColumns(row: Row): Row {
  const names = Object.keys(row);
  if (!isLaidFlat(row, names)) return row;
  const nested: Nested = {};
  for (const name of names) {
    const path = name.split('.');
    const isPath = path.length > 1 && path.length <= levelsMax && !path.includes('');
    // Flat tables have a cell for whatever any record of them has.
    if (!isPath) put(nested, name, unfold(row[name]));
    else if (row[name] !== '') putAt(nested, path, unfold(row[name]));
  }
  return unwrap(nested).source === null ? row : nested;
}

/** Of the unified audit log nothing but lists lies deeper than its columns. */
function isLaidFlat(row: Row, names: readonly string[]): boolean {
  const source = sourceOf(row);
  if (source === 'microsoft-365') return 'CreationTime' in row;
  return source !== 'zeek' && names.some((name) => name.includes('.'));
}

/** Lists stay in a cell, as JSON or as Python prints them. */
function unfold(cell: unknown): unknown {
  if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return unfoldPython(cell);
  }
}

function putAt(into: Nested, path: readonly string[], value: unknown): void {
  let at = into;
  for (const name of path.slice(0, -1)) {
    const inner = Object.hasOwn(at, name) ? at[name] : undefined;
    const isOpen = typeof inner === 'object' && inner !== null;
    if (!isOpen) put(at, name, {});
    at = at[name] as Nested;
  }
  put(at, path.at(-1)!, value);
}
