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

/** What was refused: all counted, the first told. */
export class Refusals {
  readonly list: NotUnderstood[] = [];
  count = 0;
  /** What was understood to hold no event is no refusal. */
  readonly gaps = new Gaps();

  add(one: NotUnderstood & { gap?: Gap }): void {
    if (one.gap) return this.gaps.add(one.gap);
    this.count++;
    if (this.list.length < notUnderstoodMax) this.list.push(one);
  }

  told(): { refused: number; notUnderstood: readonly NotUnderstood[]; gaps: Gaps } {
    return { refused: this.count, notUnderstood: this.list, gaps: this.gaps };
  }
}
