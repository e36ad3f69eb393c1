import { statSync } from 'node:fs';
import type { Streams } from '../streams.ts';

const everyBytes = 8 * 1024 * 1024;
const barChars = 30;

/** A bar on the terminal's error stream; silent where nobody watches or it is soon over. */
export function startProgress(
  files: readonly string[],
  { passes, streams }: { passes: number; streams: Streams },
): { onBytes: (bytes: number) => void; end: () => void } {
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0) * passes;
  const isShown = streams.isWatched && total > everyBytes;
  let done = 0;
  let shown = 0;
  return {
    onBytes(bytes) {
      done += bytes;
      if (!isShown || done - shown < everyBytes) return;
      shown = done;
      const share = Math.min(1, done / total);
      const bar = '#'.repeat(Math.round(share * barChars)).padEnd(barChars, '.');
      streams.error(`\r[${bar}] ${Math.round(share * 100)} %`);
    },
    end() {
      if (isShown) streams.error('\r\u001b[K');
    },
  };
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
