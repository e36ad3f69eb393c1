import { hash } from 'node:crypto';

const slotWords = 3;
const firstSlots = 1 << 12;

/**
 * Which records say again what an earlier one said, or claim its id for something else. Holds 12 bytes of
 * hashes a record, so that an export of millions fits.
 */
export class KnownRecords {
  #table = new Uint32Array(firstSlots * slotWords);
  #count = 0;
  /** Records that said again what an earlier one had. */
  repeated = 0;

  /** Takes a record by its id and 32 bits of what it says. The first of an id stands. */
  take(id: string, said: number): 'new' | 'repeated' | 'conflict' {
    if (this.#count * 2 >= this.#table.length / slotWords) this.#grow();
    const [high, low] = wordsOf(id);
    const at = this.#find(high, low);
    if (this.#table[at] !== 0) {
      if (this.#table[at + 2] !== said) return 'conflict';
      this.repeated++;
      return 'repeated';
    }
    this.#table[at] = high;
    this.#table[at + 1] = low;
    this.#table[at + 2] = said;
    this.#count++;
    return 'new';
  }

  /** The place of an id, or the free one where it belongs. */
  #find(high: number, low: number): number {
    const slots = this.#table.length / slotWords;
    for (let slot = low & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = slot * slotWords;
      if (this.#table[at] === 0) return at;
      if (this.#table[at] === high && this.#table[at + 1] === low) return at;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += slotWords) {
      if (old[at] !== 0)
        this.#table.set(old.subarray(at, at + slotWords), this.#find(old[at]!, old[at + 1]!));
    }
  }
}

/** 64 bits of a hash, the first never 0, which marks a free place. */
function wordsOf(text: string): [number, number] {
  const digest = hash('sha256', text, 'buffer');
  return [(digest.readUInt32LE(0) | 1) >>> 0, digest.readUInt32LE(4)];
}
