import type { Group } from '../entity/types.ts';
import type { BuiltDay } from './baseline-day.ts';
import type { Day } from './days.ts';
import { choosePeerGroups, type PeerGroup } from './peers.ts';

/** What directories in an export state of subjects: the last of it holds for all days, as the export is seen from its end. */
export class LastStated {
  readonly #last = new Map<string, { day: Day; groups: readonly Group[] }>();
  #groups: Map<string, PeerGroup> | undefined;
  #members: Map<string, string[]> | undefined;

  add({ day, groups, subject }: BuiltDay): void {
    if (groups === undefined) return;
    const last = this.#last.get(subject);
    if (last === undefined || day > last.day) this.#last.set(subject, { day, groups });
  }

  groupOf(subject: string): Group | null {
    this.#groups ??= choosePeerGroups(
      [...this.#last].map(([whose, { groups }]) => ({ subject: whose, groups })),
    );
    return this.#groups.get(subject) ?? null;
  }

  membersOf(group: string): readonly string[] {
    this.#members ??= Map.groupBy(
      this.#last.keys(),
      (subject) => this.groupOf(subject)?.uid ?? '',
    ) as Map<string, string[]>;
    return this.#members.get(group) ?? [];
  }
}
