import type { OcsfEvent } from '@nightjar/core';
import { parseTime } from '../../packages/vendors/src/record/parse-time.ts';

type Leaf = { path: string; value: string | number | boolean };

/** Leaves of a record that its event has nowhere: neither as a value nor in `unmapped`. */
export function listLost(record: object, event: OcsfEvent): string[] {
  const { unmapped, ...mapped } = event;
  const found = new Set<string>();
  for (const { value } of leavesOf([mapped, unmapped])) found.add(String(value));
  // A command's parameters are names and values in the record, and become keys and values.
  for (const name of Object.keys(event.api?.request?.data ?? {})) found.add(name);
  const times = new Set([event.time, event.metadata.logged_time]);
  return leavesOf(record)
    .filter(({ value }) => !isFound(value, found, times))
    .map(({ path }) => path);
}

function isFound(
  value: Leaf['value'],
  found: ReadonlySet<string>,
  times: ReadonlySet<number | undefined>,
): boolean {
  const text = String(value);
  return (
    found.has(text) ||
    found.has(text.trim()) ||
    (/^(?:true|false)$/i.test(text) && found.has(text.toLowerCase())) ||
    times.has(parseTime(text)) ||
    found.has(text.replace(/^\[([^\]]+)\].*$|^([\d.]+):\d+$/, '$1$2')) ||
    (/^\s*[[{]/.test(text) && isFoundFolded(text, found, times))
  );
}

/** Lists and objects that a table holds as text. */
function isFoundFolded(...[text, found, times]: [string, ...ParametersOfRest]): boolean {
  try {
    const leaves = leavesOf(JSON.parse(text));
    return leaves.every(({ value }) => isFound(value, found, times));
  } catch {
    return false;
  }
}
type ParametersOfRest = [ReadonlySet<string>, ReadonlySet<number | undefined>];

/** Texts, numbers and booleans within a value; what is empty says nothing. */
function leavesOf(value: unknown, path = '', into: Leaf[] = []): Leaf[] {
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) leavesOf(inner, `${path}/${key}`, into);
  else if (value !== undefined && value !== null && value !== '')
    into.push({ path, value: value as Leaf['value'] });
  return into;
}
