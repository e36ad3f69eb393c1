import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The folder that the repository lies in. */
export const repositoryRoot: string = dirname(dirname(dirname(import.meta.dirname)));

const skipped = new Set(['node_modules', 'dist', 'coverage', 'test-results']);

const isSkipped = (name: string): boolean =>
  skipped.has(name) || (name.startsWith('.') && name !== '.ci' && name !== '.github');

/** Every file we wrote, as paths from the root, in order; what is installed or built is left out. */
export const listFiles = (root: string = repositoryRoot): string[] => {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return isSkipped(entry.name) ? [] : walk(path);
      return entry.isFile() ? [relative(root, path)] : [];
    });
  return walk(root).toSorted();
};
