import { readdirSync, readFileSync } from 'node:fs';

const parentOf = (pid: number): number | undefined => {
  try {
    // The name may hold spaces and brackets: the parent is the second word after the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
};

/** The processes and all that descends from them. */
export function listFamily(roots: readonly (number | undefined)[]): number[] {
  const family = new Set(roots.filter((pid) => pid !== undefined));
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  // A set grows while it is walked: children of children are reached.
  for (const pid of family)
    for (const [child, parent] of parents) if (parent === pid) family.add(child);
  return [...family];
}
