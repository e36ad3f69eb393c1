import type { Gap } from '@nightjar/vendors';
import { Gaps } from './gaps.ts';

/** A record that was not understood, and where it stands. */
export interface NotUnderstood {
  file: string;
  /** From 1; 0 where the file as a whole could not be read. */
  line: number;
  reason: string;
}

/** So many are told one by one; all are counted. */
export const notUnderstoodMax = 1000;

/** Refusals of one reason, and the place of the first. */
export interface RefusalGroup extends NotUnderstood {
  records: number;
}

/** So many reasons are told apart: an outsider's record may bring its own. */
const reasonsMax = 50;
const otherReasons = 'other reasons';

/** What only this record says of itself: alike but for it, two refusals have one reason. */
const own = / \(begins with .*|(?<=^duplicate id with other content): .*/s;

/** What was refused: all counted, the first told. */
export class Refusals {
  readonly list: NotUnderstood[] = [];
  count = 0;
  readonly #groups = new Map<string, RefusalGroup>();
  /** What was understood to hold no event is no refusal. */
  readonly gaps = new Gaps();

  add(one: NotUnderstood & { gap?: Gap }): void {
    if (one.gap) return this.gaps.add(one.gap);
    this.count++;
    this.#group(one);
    if (this.list.length < notUnderstoodMax) this.list.push(one);
  }

  told() {
    const groups = [...this.#groups.values()].sort((a, b) => b.records - a.records);
    return { refused: this.count, notUnderstood: this.list, refusals: groups, gaps: this.gaps };
  }

  #group({ file, line, reason }: NotUnderstood): void {
    const alike = reason.replace(own, '');
    const key = this.#groups.size < reasonsMax || this.#groups.has(alike) ? alike : otherReasons;
    const known = this.#groups.get(key);
    if (!known) {
      const told = key === alike ? reason : key;
      this.#groups.set(key, { file, line, reason: told, records: 1 });
      return;
    }
    known.records++;
    if (known.reason !== reason) known.reason = key;
  }
}
