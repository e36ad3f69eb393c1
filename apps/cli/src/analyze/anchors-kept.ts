import type { Anchor } from '@nightjar/core';
import { Numbered } from './numbered.ts';

type Place = Omit<Anchor, 'id' | 'time' | 'session'>;

const firstRows = 1 << 10;
const idWords = 4;

/**
 * Anchors by subject. Events of one source and client share what they show of it, and those of a session its name, so
 * that some 36 bytes an event are held; a subject's are made anew each time that they are asked for.
 */
export class AnchorsKept {
  readonly #places = new Numbered<Place>();
  readonly #sessions = new Numbered<string | null>();
  /** By subject its latest row; each row names the one before it, from 1. */
  readonly #latest = new Map<string, number>();
  #times = new Float64Array(firstRows);
  #ids = new Uint32Array(firstRows * idWords);
  #ofPlace = new Uint32Array(firstRows);
  #ofSession = new Uint32Array(firstRows);
  #before = new Uint32Array(firstRows);
  #count = 0;

  /** `id` is one of our ids, which are UUIDs. */
  add(subject: string, { id, time, session, ...place }: Anchor): void {
    if (this.#count === this.#times.length) this.#grow();
    const row = this.#count++;
    this.#times[row] = time;
    this.#ids.set(wordsOf(id), row * idWords);
    this.#ofPlace[row] = this.#places.of(JSON.stringify(place), () => place);
    this.#ofSession[row] = this.#sessions.of(session ?? '', () => session);
    this.#before[row] = this.#latest.get(subject) ?? 0;
    this.#latest.set(subject, row + 1);
  }

  /** In the order in which they came; undefined where there is none. */
  get(subject: string): readonly Anchor[] | undefined {
    const anchors: Anchor[] = [];
    for (let row = this.#latest.get(subject) ?? 0; row > 0; row = this.#before[row - 1]!) {
      const id = idOf(this.#ids.subarray((row - 1) * idWords, row * idWords));
      const place = this.#places.list[this.#ofPlace[row - 1]!]!;
      const session = this.#sessions.list[this.#ofSession[row - 1]!] ?? null;
      anchors.push({ id, time: this.#times[row - 1]!, session, ...place });
    }
    return anchors.length === 0 ? undefined : anchors.reverse();
  }

  #grow(): void {
    const longer = <Rows extends Float64Array | Uint32Array>(rows: Rows, grown: Rows): Rows => {
      grown.set(rows);
      return grown;
    };
    const rows = this.#count * 2;
    this.#times = longer(this.#times, new Float64Array(rows));
    this.#ids = longer(this.#ids, new Uint32Array(rows * idWords));
    this.#ofPlace = longer(this.#ofPlace, new Uint32Array(rows));
    this.#ofSession = longer(this.#ofSession, new Uint32Array(rows));
    this.#before = longer(this.#before, new Uint32Array(rows));
  }
}

const uuid = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})([0-9a-f]{8})$/;

function wordsOf(id: string): number[] {
  const [, a, b, c, d, e, f] = uuid.exec(id) ?? [];
  if (f === undefined) throw new Error(`${id} is none of our ids.`);
  return [a!, b! + c!, d! + e!, f].map((word) => Number.parseInt(word, 16));
}

function idOf(words: Uint32Array): string {
  const text = [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
  return [0, 8, 12, 16, 20].map((from, at, all) => text.slice(from, all[at + 1])).join('-');
}
