import { BytesHeld } from './bytes-held.ts';
import { decodeText } from './decode.ts';
import type { Piece } from './types.ts';
import { unwrap } from './unwrap.ts';

const byte = {
  tab: 9,
  newline: 10,
  return: 13,
  space: 32,
  quote: 34,
  comma: 44,
  colon: 58,
  openList: 91,
  backslash: 92,
  closeList: 93,
  open: 123,
  close: 125,
} as const;

/**
 * Finds objects in JSON that spans lines or has none: an array, objects one after the other with anything between
 * them, or wrappers such as `{"value": [...]}`, `{"Records": [...]}` and `{"hits": {"hits": [...]}}`. A list in an object is one of
 * records where it is called so, or where its first item is a record that we know. Holds one object at a time; one
 * that is broken costs itself, and the next line begins anew.
 */
export async function* splitObjects(input: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const scan = new ObjectScan();
  for await (const chunk of input) yield* scan.take(chunk);
  yield* scan.end();
}

/** How wrappers name the list of their records. */
const lists = /^(?:value|records|events|findings|logEvents|results)$/i;
const nameCharsMax = 16;

/** After so many objects that were whole records, no list in one is looked at. */
const wholeMax = 16;
/** Lists lie no deeper in their wrappers. */
const levelsMax = 6;

/** An object that may be the first of a list of records. */
interface Candidate {
  depth: number;
  held: BytesHeld;
}

class ObjectScan {
  #line = 1;
  /** What is open around the place: a list or not. */
  #open: boolean[] = [];
  /** Depth at which records begin: 0 at the root, 1 in a list, 2 in a wrapper's list. */
  #base = 0;
  #outerBases: number[] = [];
  #inString = false;
  #escaped = false;
  /** The record that is read, or a text that may hold one. */
  #held: BytesHeld | null = null;
  #isText = false;
  #candidates: Candidate[] = [];
  /** Depth within a list that has begun, and holds nothing yet. */
  #fresh = -1;
  #whole = 0;
  /** It may be the name of a list, and what there was of it. */
  #isName = false;
  #tail = '';
  #found: Piece[] = [];
  /** The last byte that means something. */
  #last = 0;

  *take(chunk: Uint8Array): Generator<Piece> {
    for (const held of this.#allHeld()) held.goOn();
    for (let at = 0; at < chunk.length; at++) {
      if (this.#inString) at = this.#endOfText(chunk, at);
      else {
        const code = chunk[at]!;
        if (code === byte.quote) this.#openText(at);
        else if (code === byte.open) this.#openObject(chunk, at);
        else if (code === byte.openList) this.#openList();
        else if (code === byte.close) this.#closeObject(chunk, at);
        else if (code === byte.closeList) this.#closeOne();
        else if (code === byte.newline) this.#line++;
      }
      if (this.#found.length > 0) yield* this.#found.splice(0);
    }
    for (const held of this.#allHeld()) held.keep(chunk, chunk.length);
    this.#last = lastIn(chunk, chunk.length, this.#last);
  }

  /** Where the text ends that the place is in, or the chunk does. No text of JSON holds a line's end. */
  #endOfText(chunk: Uint8Array, from: number): number {
    let at = from;
    for (; at < chunk.length; at++) {
      const code = chunk[at]!;
      if (code === byte.newline) break;
      if (this.#escaped) this.#escaped = false;
      else if (code === byte.backslash) this.#escaped = true;
      else if (code === byte.quote) break;
    }
    if (this.#isName && this.#tail.length <= nameCharsMax)
      this.#tail += textOf(chunk, from, at).slice(0, nameCharsMax);
    if (chunk[at] === byte.newline) {
      this.#line++;
      this.#breakOff();
    } else if (at < chunk.length) this.#endText(chunk, at);
    return at;
  }

  get #depth(): number {
    return this.#open.length;
  }

  *#allHeld(): Generator<BytesHeld> {
    if (this.#held) yield this.#held;
    for (const { held } of this.#candidates) yield held;
  }

  #openText(at: number): void {
    this.#inString = true;
    this.#isName = this.#depth === 1 && this.#base === 0;
    this.#tail = '';
    this.#fresh = -1;
    const isItem = this.#depth > 0 && this.#depth === this.#base && this.#held === null;
    if (!isItem) return;
    this.#isText = true;
    this.#held = new BytesHeld(this.#line, at);
  }

  /** Lists may hold their records as texts. */
  #endText(chunk: Uint8Array, at: number): void {
    this.#inString = false;
    if (!this.#isText || this.#held === null) return;
    this.#isText = false;
    const piece = this.#release(this.#held, chunk, at);
    this.#held = null;
    if (piece.text === undefined || /^"\s*[{[]/.test(piece.text)) this.#found.push(piece);
  }

  #openObject(chunk: Uint8Array, at: number): void {
    if (this.#held && !this.#mayBegin(lastIn(chunk, at, this.#last))) this.#breakOff();
    if (this.#depth === this.#base && this.#held === null)
      this.#held = new BytesHeld(this.#line, at);
    else if (this.#fresh === this.#depth && this.#isLookedAt())
      this.#candidates.push({ depth: this.#depth, held: new BytesHeld(this.#line, at) });
    this.#fresh = -1;
    this.#open.push(false);
  }

  /** Within a list an object follows its beginning or a comma, within an object a name. */
  #mayBegin(last: number): boolean {
    const isInList = this.#open.at(-1) === true;
    return isInList ? last === byte.openList || last === byte.comma : last === byte.colon;
  }

  #isLookedAt(): boolean {
    return this.#whole < wholeMax && this.#depth - this.#base <= levelsMax;
  }

  #openList(): void {
    const depth = this.#depth + 1;
    this.#open.push(true);
    this.#fresh = depth;
    if (this.#opensRecords(depth - 1)) this.#descend(depth);
  }

  #opensRecords(depth: number): boolean {
    if (this.#held === null && depth === this.#base) return true;
    return depth === 1 && this.#base === 0 && lists.test(this.#tail);
  }

  #descend(depth: number): void {
    this.#held = null;
    this.#candidates = [];
    this.#outerBases.push(this.#base);
    this.#base = depth;
  }

  #closeObject(chunk: Uint8Array, at: number): void {
    this.#closeOne();
    const candidate = this.#candidates.at(-1);
    if (candidate?.depth === this.#depth) {
      this.#candidates.pop();
      const piece = this.#release(candidate.held, chunk, at);
      if (isRecord(piece)) {
        this.#descend(candidate.depth);
        this.#found.push(piece);
      }
    } else if (this.#held && this.#depth === this.#base) {
      this.#whole++;
      this.#found.push(this.#release(this.#held, chunk, at));
      this.#held = null;
    }
  }

  #closeOne(): void {
    this.#fresh = -1;
    this.#open.pop();
    while (this.#depth < this.#base) this.#base = this.#outerBases.pop() ?? 0;
  }

  #release(held: BytesHeld, chunk: Uint8Array, at: number): Piece {
    held.keep(chunk, at + 1);
    const { line } = held;
    const bytes = held.bytes();
    return typeof bytes === 'string' ? { line, reason: bytes } : { line, text: decodeText(bytes) };
  }

  /** What is read cannot be JSON: what comes next is looked at as if nothing were open in it. */
  #breakOff(): void {
    this.#inString = this.#escaped = this.#isText = false;
    if (this.#held) this.#found.push({ line: this.#held.line, reason: 'not JSON' });
    this.#held = null;
    this.#candidates = [];
    this.#open.length = Math.min(this.#depth, this.#base);
  }

  *end(): Generator<Piece> {
    if (this.#held) yield { line: this.#held.line, reason: 'the file ends within this record' };
  }
}

/** Bytes of a name; of more than one is long none is wanted. */
const textOf = (bytes: Uint8Array, from: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(end, from + nameCharsMax)));

/** The last byte before a place that is no space; `before` is the last of what came before the bytes. */
function lastIn(bytes: Uint8Array, end: number, before: number): number {
  for (let at = end - 1; at >= 0; at--) {
    const code = bytes[at]!;
    const isSpace =
      code === byte.space || code === byte.newline || code === byte.return || code === byte.tab;
    if (!isSpace) return code;
  }
  return before;
}

function isRecord({ text }: Piece): boolean {
  try {
    return text !== undefined && unwrap(JSON.parse(text)).source !== null;
  } catch {
    return false;
  }
}
