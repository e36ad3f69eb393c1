import type { Group } from '../entity/types.ts';
import { baselineRange, type Day } from './days.ts';
import type { PeerGroup } from './peers.ts';

/** From which day on a directory states which group of a subject. */
type Statement = { day: Day; group: PeerGroup };

/** Which group each subject, by its number, is compared with, as of a day: what was stated last in its baseline. */
export class PeerDays {
  readonly #stated = new Map<number, Statement[]>();

  /** Undefined: nothing is stated on the day. */
  put(subject: number, day: Day, group: PeerGroup | undefined): void {
    const before = this.#stated.get(subject);
    if (group === undefined && before === undefined) return;
    const others = (before ?? []).filter((one) => one.day !== day);
    const now = group === undefined ? others : [...others, { day, group }];
    this.#stated.set(
      subject,
      now.sort((a, b) => a.day - b.day),
    );
  }

  of(subject: number, day: Day): Group | null {
    const { from, to } = baselineRange(day);
    const last = this.#stated.get(subject)?.findLast((one) => one.day <= to);
    return last === undefined || last.day < from ? null : last.group;
  }

  /** Subjects by the id of their group. */
  members(day: Day): Map<string, number[]> {
    const members = new Map<string, number[]>();
    for (const subject of this.#stated.keys()) {
      const group = this.of(subject, day);
      if (group === null) continue;
      const own = members.get(group.uid);
      if (own) own.push(subject);
      else members.set(group.uid, [subject]);
    }
    return members;
  }
}
