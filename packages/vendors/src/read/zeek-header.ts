import { decodeText } from './decode.ts';
import type { Piece } from './types.ts';

const columnsMax = 1000;

/** What the lines above say of the lines below: columns, their types, and how nothing is written. */
export class ZeekHeader {
  readonly #separator: string;
  #setSeparator = ',';
  #empty = '(empty)';
  #unset = '-';
  #path: string | undefined;
  #fields: readonly string[] = [];
  #types: readonly string[] = [];

  constructor(separator = '\\x09') {
    this.#separator = unescape(separator.trim()) || '\t';
  }

  /** A line that begins with `#`. */
  take(line: string): void {
    const [name, ...values] = line.split(this.#separator);
    const value = values[0] ?? '';
    if (name === '#set_separator') this.#setSeparator = unescape(value) || ',';
    else if (name === '#empty_field') this.#empty = value;
    else if (name === '#unset_field') this.#unset = value;
    else if (name === '#path') this.#path = value;
    else if (name === '#fields') {
      this.#fields = values.slice(0, columnsMax);
      this.#types = [];
    } else if (name === '#types') this.#types = values;
  }

  /** A line of values as the record that Zeek would write as JSON: what is unset is absent. */
  read(line: string): Omit<Piece, 'line'> {
    if (this.#fields.length === 0)
      return { reason: 'stands before any #fields that names columns' };
    const cells = line.split(this.#separator);
    if (cells.length !== this.#fields.length) {
      const reason = `not a line of this log: ${cells.length} columns, not ${this.#fields.length}`;
      return { reason };
    }
    const values = this.#fields.map((field, at): [string, unknown] => [
      field,
      this.#valueOf(cells[at]!, this.#types[at] ?? 'string'),
    ]);
    const set = values.filter(([, value]) => value !== undefined);
    const path = this.#path === undefined ? [] : [['_path', this.#path] as const];
    return { record: Object.fromEntries([...path, ...set]) };
  }

  #valueOf(cell: string, type: string): unknown {
    if (cell === this.#unset) return undefined;
    const inner = /^(?:set|vector)\[(\w+)\]$/.exec(type)?.[1];
    if (inner === undefined) return cell === this.#empty ? '' : scalarOf(cell, type);
    if (cell === this.#empty) return [];
    return cell
      .split(this.#setSeparator)
      .map((one) => (one === this.#unset ? null : one === this.#empty ? '' : scalarOf(one, inner)));
  }
}

const numbers = new Set(['count', 'int', 'port', 'double', 'time', 'interval']);

/** A value that is not of its type stays text. */
function scalarOf(cell: string, type: string): unknown {
  if (type === 'bool') return cell === 'T' ? true : cell === 'F' ? false : cell;
  if (!numbers.has(type)) return unescape(cell);
  return /^-?\d{1,15}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/i.test(cell) ? Number(cell) : cell;
}

/** `\x09` and its like stand for bytes, which together may be UTF-8. */
function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\\\|(?:\\x[0-9a-fA-F]{2})+/g, (found) =>
    found === '\\\\' ? '\\' : decodeText(Buffer.from(found.replaceAll('\\x', ''), 'hex')),
  );
}
