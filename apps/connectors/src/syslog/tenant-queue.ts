import { setTimeout as sleep } from 'node:timers/promises';
import type { Read } from '@nightjar/vendors/read';

/** A record on its way, and what it weighs. */
export interface Weighed {
  read: Read;
  bytes: number;
}

export interface Queueing {
  store: (reads: Read[]) => Promise<unknown>;
  /** A batch is stored when its first record has waited so long, or it has so many, or weighs so much. */
  lingerMs: number;
  recordsMax: number;
  bytesMax: number;
  retryMs: number;
  onFault: (fault: unknown) => void;
}

const retryMsMax = 10_000;

/**
 * Gathers a tenant's records from all its connections into batches, one being stored at a time. Nobody sends
 * again what was read: a batch that cannot be stored is tried until it can, and its senders wait.
 */
export class TenantQueue {
  readonly #of: Queueing;
  readonly #ending = new AbortController();
  readonly #waiting: Weighed[] = [];
  #bytes = 0;
  #due = Promise.withResolvers<void>();
  #stored = Promise.withResolvers<void>();
  #running: Promise<void> | undefined;

  constructor(of: Queueing) {
    this.#of = of;
  }

  /** Resolves when there is room for more: who waits for it holds its sender back. */
  async add(reads: readonly Weighed[]): Promise<void> {
    for (const one of reads) {
      this.#waiting.push(one);
      this.#bytes += one.bytes;
    }
    if (this.#waiting.length > 0) this.#running ??= this.#run();
    while (this.#isFull) {
      this.#due.resolve();
      await this.#stored.promise;
    }
  }

  /** Tries once more to store what waits. */
  async end(): Promise<void> {
    this.#ending.abort();
    this.#due.resolve();
    await this.#running;
  }

  get #isFull(): boolean {
    return this.#waiting.length >= this.#of.recordsMax || this.#bytes >= this.#of.bytesMax;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (!this.#isFull && !this.#ending.signal.aborted) await this.#linger();
      await this.#store(this.#takeBatch());
      this.#stored.resolve();
      this.#stored = Promise.withResolvers();
    }
    this.#running = undefined;
  }

  async #linger(): Promise<void> {
    this.#due = Promise.withResolvers();
    const timer = setTimeout(this.#due.resolve, this.#of.lingerMs);
    await this.#due.promise;
    clearTimeout(timer);
  }

  #takeBatch(): Read[] {
    let bytes = 0;
    let count = 0;
    while (count < this.#waiting.length && count < this.#of.recordsMax) {
      bytes += this.#waiting[count]!.bytes;
      if (count > 0 && bytes > this.#of.bytesMax) break;
      count += 1;
    }
    const taken = this.#waiting.splice(0, count);
    for (const one of taken) this.#bytes -= one.bytes;
    return taken.map(({ read }) => read);
  }

  async #store(reads: Read[]): Promise<void> {
    for (let waitMs = this.#of.retryMs; ; waitMs = Math.min(retryMsMax, waitMs * 2)) {
      const isLast = this.#ending.signal.aborted;
      try {
        await this.#of.store(reads);
        return;
      } catch (fault) {
        this.#of.onFault(fault);
        if (isLast) return;
      }
      await sleep(waitMs, undefined, { signal: this.#ending.signal }).catch(() => undefined);
    }
  }
}
