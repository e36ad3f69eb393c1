type Row = readonly [number, number, number, number, number];

const rowNumbers = 5;
const firstRows = 1 << 10;

/** Different rows of five whole numbers, numbered from 0 as they are first met. Some 35 bytes a row are held. */
export class NumberedRows {
  #rows = new Int32Array(firstRows * rowNumbers);
  /** For each slot of the table the number of its row, from 1; 0: none. Half of the slots are free. */
  #slots = new Uint32Array(firstRows * 2);
  count = 0;

  of(row: Row): number {
    if ((this.count + 1) * rowNumbers > this.#rows.length) this.#grow();
    const at = this.#find(row);
    const known = this.#slots[at]!;
    if (known > 0) return known - 1;
    this.#rows.set(row, this.count * rowNumbers);
    this.#slots[at] = ++this.count;
    return this.count - 1;
  }

  row(number: number): Row {
    const from = number * rowNumbers;
    const [a, b, c, d, e] = this.#rows.subarray(from, from + rowNumbers);
    return [a!, b!, c!, d!, e!];
  }

  /** The slot of the row, or the free one where it belongs. */
  #find(row: Row): number {
    const [a, b, c, d, e] = row;
    const mask = this.#slots.length - 1;
    for (let slot = mixed(row) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]!;
      if (number === 0) return slot;
      const from = (number - 1) * rowNumbers;
      const rows = this.#rows;
      const isFirst = rows[from] === a && rows[from + 1] === b && rows[from + 2] === c;
      if (isFirst && rows[from + 3] === d && rows[from + 4] === e) return slot;
    }
  }

  #grow(): void {
    const rows = new Int32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let number = 0; number < this.count; number++)
      this.#slots[this.#find(this.row(number))] = number + 1;
  }
}

/** Numbers are given in order, so that no outsider can choose them to meet in one slot. */
function mixed(row: Row): number {
  let hash = 0;
  for (const one of row) hash = Math.imul(hash ^ one, 0x9e3779b1) ^ (hash >>> 15);
  return (hash ^ (hash >>> 13)) >>> 0;
}
