import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Told } from './rows.worker.ts';

/** What a thread may take; beyond it is ended, and the file is refused. */
export interface ThreadBounds {
  waitMaxMs: number;
  /** What the process grows by meanwhile: buffers are outside of the heap. */
  growthMaxBytes: number;
}

const heapMaxMb = 512;
const lookEveryMs = 100;

/**
 * Decodes a file in a thread of its own: the format lets a few bytes claim runs of billions, and what
 * believes them would hold this thread for ever, or fill its memory.
 */
export class RowThread {
  readonly #worker: Worker;
  readonly #bounds: ThreadBounds;

  constructor(file: ArrayBuffer, bounds: ThreadBounds) {
    this.#bounds = bounds;
    this.#worker = new Worker(new URL('./rows.worker.ts', import.meta.url), {
      workerData: file,
      transferList: [file],
      resourceLimits: { maxOldGenerationSizeMb: heapMaxMb },
    });
    // Told by the wait that is under way, if any.
    this.#worker.on('error', () => {});
  }

  /** The next rows; none at the end. Throws where the file is not sound, or takes too much. */
  async next(): Promise<object[]> {
    const over = new AbortController();
    const watch = this.#watch((reason) => over.abort(new Error(reason)));
    try {
      this.#worker.postMessage('next');
      const [told] = (await once(this.#worker, 'message', { signal: over.signal })) as [Told];
      if ('reason' in told) throw new Error(told.reason);
      return told.rows;
    } catch (error) {
      throw over.signal.aborted ? over.signal.reason : error;
    } finally {
      clearInterval(watch);
    }
  }

  #watch(end: (reason: string) => void): NodeJS.Timeout {
    const { waitMaxMs, growthMaxBytes } = this.#bounds;
    const [began, held] = [performance.now(), process.memoryUsage.rss()];
    return setInterval(() => {
      if (performance.now() - began > waitMaxMs) end('takes too long to decode');
      if (process.memoryUsage.rss() - held > growthMaxBytes) end('unpacks to too much');
    }, lookEveryMs);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
