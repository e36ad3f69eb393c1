import type { Group } from '../entity/types.ts';

/** Fewer are no group to be compared with. */
export const peersMin = 5;

/** A group of the directory that a subject is compared with; null where it stands in none of so many. */
export type PeerGroup = Group | null;

/** What one statement of a directory says of a subject. */
export interface Stated {
  subject: string;
  groups: readonly Group[];
}

/**
 * Of the groups that a directory states of each subject the smallest that holds five or more of those stated: the more
 * special it is the more it says of who does alike. Of equals the first by id. The same for any order.
 */
export function choosePeerGroups(stated: readonly Stated[]): Map<string, PeerGroup> {
  const sizes = new Map<string, number>();
  for (const { groups } of stated)
    for (const uid of new Set(groups.map((group) => group.uid)))
      sizes.set(uid, (sizes.get(uid) ?? 0) + 1);
  return new Map(
    stated.map(({ subject, groups }) => {
      const large = groups.filter(({ uid }) => sizes.get(uid)! >= peersMin);
      const [smallest] = large.toSorted(
        (a, b) => sizes.get(a.uid)! - sizes.get(b.uid)! || (a.uid < b.uid ? -1 : 1),
      );
      return [subject, smallest ?? null];
    }),
  );
}
