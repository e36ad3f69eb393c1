import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

const filesMax = 100_000;

/** Files below the given paths, sorted; a folder that links back to itself is entered once. */
export function listFiles(paths: readonly string[]): {
  files: string[];
  unreadable: { file: string; reason: string }[];
} {
  const files: string[] = [];
  const unreadable: { file: string; reason: string }[] = [];
  const seen = new Set<string>();
  const visit = (path: string): void => {
    try {
      const real = realpathSync(path);
      if (seen.has(real) || files.length >= filesMax) return;
      seen.add(real);
      if (statSync(real).isDirectory())
        for (const name of readdirSync(real).sort()) visit(join(path, name));
      else files.push(path);
    } catch (error) {
      unreadable.push({
        file: path,
        reason: (error as NodeJS.ErrnoException).code ?? 'unreadable',
      });
    }
  };
  for (const path of paths) visit(path);
  return { files, unreadable };
}
