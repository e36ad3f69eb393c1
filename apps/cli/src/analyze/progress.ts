import { statSync } from 'node:fs';

const everyBytes = 8 * 1024 * 1024;

/** A bar on the terminal's error stream; silent where nobody watches. */
export function startProgress(
  files: readonly string[],
  passes: number,
): { onBytes: (bytes: number) => void; end: () => void } {
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0) * passes;
  const isWatched = process.stderr.isTTY === true && total > everyBytes;
  let done = 0;
  let shown = 0;
  return {
    onBytes(bytes) {
      done += bytes;
      if (!isWatched || done - shown < everyBytes) return;
      shown = done;
      const share = Math.min(1, done / total);
      process.stderr.write(
        `\r[${'#'.repeat(Math.round(share * 30)).padEnd(30, '.')}] ${Math.round(share * 100)} %`,
      );
    },
    end() {
      if (isWatched) process.stderr.write('\r\u001b[K');
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
