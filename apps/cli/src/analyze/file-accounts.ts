import type { Source } from '@nightjar/core';
import type { ReadAct } from './read-acts.ts';

/** What a file was taken for, and how much of it was understood. */
export interface FileAccount {
  /** Its path; a file of an archive is named after the archive. */
  file: string;
  /** The feed of most of its records; null: none that is known. */
  kind: Source | null;
  /** What it is written in, such as `CSV` or `JSON lines, gzip`; null: nothing was in it. */
  container: string | null;
  records: number;
  understood: number;
}

interface Counts {
  container: string | null;
  records: number;
  understood: number;
  kinds: Map<Source, number>;
}

/** Counts what is read, file by file. */
export class FileAccounts {
  readonly #files: Map<string, Counts>;

  constructor(files: readonly string[]) {
    this.#files = new Map(files.map((file) => [file, emptyCounts()]));
  }

  /** What is read, counted as it passes. */
  async *count(reads: AsyncIterable<ReadAct>): AsyncGenerator<ReadAct> {
    for await (const read of reads) {
      this.#add(read);
      yield read;
    }
  }

  /** In the order of their names. */
  list(): FileAccount[] {
    return [...this.#files]
      .map(([file, { kinds, ...counts }]) => ({ file, kind: mostOf(kinds), ...counts }))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  #add(read: ReadAct): void {
    const { file, archive, container, source } = read;
    // Of an archive its files are told.
    if (archive !== undefined && this.#files.get(archive)?.records === 0)
      this.#files.delete(archive);
    let counts = this.#files.get(file);
    if (!counts) this.#files.set(file, (counts = emptyCounts()));
    counts.container ??= container ?? null;
    if (read.line > 0) counts.records++;
    // To hold no event is understood, too.
    if (read.ok || read.gap) counts.understood++;
    if (source) counts.kinds.set(source, (counts.kinds.get(source) ?? 0) + 1);
  }
}

function emptyCounts(): Counts {
  return { container: null, records: 0, understood: 0, kinds: new Map() };
}

function mostOf(kinds: ReadonlyMap<Source, number>): Source | null {
  const [most] = [...kinds].toSorted(([a, first], [b, second]) =>
    first === second ? (a < b ? -1 : 1) : second - first,
  );
  return most?.[0] ?? null;
}
