import { UntaughtOperations, type UntaughtOperation } from '@nightjar/core';
import { sourceNames } from '@nightjar/vendors';
import type { Read } from '@nightjar/vendors/read';
import { otherContentSays } from '../intake/replace-events.ts';
import type { Stored } from '../intake/store-records.ts';

/** Records of one feed in one container. */
export interface PushKind {
  /** The feed; null: none that is known. */
  source: string | null;
  /** What people call it. */
  name: string;
  /** Such as `CSV` or `JSON lines, gzip`. */
  container: string;
  /** Files of an archive; 1 where there is none. */
  files: number;
  records: number;
}

/** The answer to a push. `refused` shows the first of each reason; all of them lie in the dead letters. */
export interface PushAnswer {
  /** Records found, refused ones among them. */
  read: number;
  accepted: number;
  duplicates: number;
  /** Records that tell that nothing happened. */
  empty: number;
  refused: { line: number; reason: string }[];
  refusedTotal: number;
  /** All refusals by their reason, the most frequent first. */
  reasons: { reason: string; records: number }[];
  /** What the records were taken for, most records first. */
  kinds: PushKind[];
  /** Operations that nobody taught: kept under the vendor's name alone. */
  untaught: UntaughtOperation[];
}

// One reason that many records share must not hide the lines of all others.
const shownOfReasonMax = 10;
// A reason may quote a record: a body of hostile ones must not fill the memory, nor the answer.
const reasonsMax = 50;
const reasonCharsMax = 300;
const otherReasons = 'other reasons';

/** Adds up what a push gave, in bounded memory. */
export class PushAccount {
  readonly #kinds = new Map<string, PushKind & { member: string | undefined }>();
  readonly #untaught = new UntaughtOperations();
  readonly #reasons = new Map<string, number>();
  readonly #refused: PushAnswer['refused'] = [];
  #sum = { read: 0, accepted: 0, duplicates: 0, empty: 0, refusedTotal: 0 };

  /** A record as it was read, before it is known whether it is stored. */
  addRead(read: Read): void {
    // Line 0 is a file as a whole.
    if (read.line > 0) this.#sum.read += 1;
    if (read.container === undefined) return;
    const { container, member } = read;
    const source = read.ok ? read.source : null;
    const key = `${source} ${container}`;
    const name = source === null ? 'of no known kind' : sourceNames[source];
    const kind = this.#kinds.get(key) ?? { source, name, container, files: 0, records: 0, member };
    if (kind.files === 0 || kind.member !== member) kind.files += 1;
    kind.records += 1;
    kind.member = member;
    this.#kinds.set(key, kind);
  }

  addStored({ accepted, duplicates, empty, refused, operations }: Stored): void {
    for (const kind of operations) this.#untaught.add(kind);
    this.#sum.accepted += accepted;
    this.#sum.duplicates += duplicates;
    this.#sum.empty += empty;
    this.#sum.refusedTotal += refused.length;
    for (const { line, reason } of refused) {
      const known = this.#addReason(reason);
      if (known <= shownOfReasonMax)
        this.#refused.push({ line, reason: reason.slice(0, reasonCharsMax) });
    }
  }

  answer(): PushAnswer {
    return {
      ...this.#sum,
      refused: this.#refused,
      reasons: [...this.#reasons]
        .map(([reason, records]) => ({ reason, records }))
        .sort((a, b) => b.records - a.records),
      kinds: [...this.#kinds.values()]
        .map(({ member: _, ...kind }) => kind)
        .sort((a, b) => b.records - a.records),
      untaught: this.#untaught.list(),
    };
  }

  /** How many records were refused for it by now. */
  #addReason(said: string): number {
    // This one names the record: alike they are one reason.
    const reason = said.startsWith(otherContentSays)
      ? otherContentSays
      : said.slice(0, reasonCharsMax);
    const isRoom = this.#reasons.size < reasonsMax || this.#reasons.has(reason);
    const key = isRoom ? reason : otherReasons;
    const records = (this.#reasons.get(key) ?? 0) + 1;
    this.#reasons.set(key, records);
    return records;
  }
}
