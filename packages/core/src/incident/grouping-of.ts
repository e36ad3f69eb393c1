import type { Apart, GroupingDecisions } from './group-breaches.ts';

/** What a person said of the grouping, and the analyst took on: it holds for these breaches and no others. */
export type Regrouping = { together: readonly string[] } | { apart: Apart };

/** What people's merges and splits left, in the order in which they were taken on. */
export function groupingOf(said: readonly Regrouping[]): GroupingDecisions {
  const together: (readonly string[])[] = [];
  let apart: Apart[] = [];
  for (const one of said) {
    if ('together' in one) {
      together.push(one.together);
      apart = heal(apart, new Set(one.together));
    } else {
      // Each part stays together.
      together.push(...one.apart);
      apart.push(one.apart);
    }
  }
  return { together, apart };
}

/** A cut that runs through what belongs together speaks of none of it any more. */
function heal(apart: readonly Apart[], joined: ReadonlySet<string>): Apart[] {
  return apart.flatMap((cut): Apart[] => {
    const [left, right] = cut.map((side) => side.filter((id) => !joined.has(id))) as [
      string[],
      string[],
    ];
    if (left.length === cut[0].length || right.length === cut[1].length) return [cut];
    return left.length === 0 || right.length === 0 ? [] : [[left, right]];
  });
}
