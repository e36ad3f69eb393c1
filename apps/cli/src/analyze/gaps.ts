import type { Gap } from '@nightjar/vendors';

/** So many are told one by one; all are counted. */
export const gapsMax = 1000;

/** Times of which a feed tells that it holds nothing. */
export class Gaps {
  /** Windows in which there was nothing to see. */
  empty = 0;
  /** Windows of which records were lost. */
  lost = 0;
  /** The first that were lost, one after the other of the same card as one. */
  readonly list: Gap[] = [];

  add(gap: Gap): void {
    if (!gap.isLost) {
      this.empty++;
      return;
    }
    this.lost++;
    const last = this.list.at(-1);
    if (last?.of === gap.of && isNext(last, gap)) last.end = Math.max(last.end, gap.end);
    else if (this.list.length < gapsMax) this.list.push({ ...gap });
  }
}

/** Windows end a second before the next begins. */
const joinMs = 1000;

function isNext(last: Gap, gap: Gap): boolean {
  return gap.start >= last.start && gap.start <= last.end + joinMs;
}
