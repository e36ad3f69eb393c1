import { dirname, join } from 'node:path';
import { isCode, type SourceFile } from './guard.ts';

/** One import: who asks, for what, at which line. Relative ones are resolved to a path from the root. */
export type Import = { from: string; target: string; line: number };

const statement = /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g;
const bare = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

const resolveTarget = (from: string, target: string): string =>
  target.startsWith('.') ? join(dirname(from), target) : target;

/** Every import of the code files among `files`. */
export const listImports = (files: SourceFile[]): Import[] =>
  files
    .filter(({ path }) => isCode(path))
    .flatMap(({ path, text }) =>
      [statement, bare, dynamic].flatMap((pattern) =>
        [...text.matchAll(pattern)].map((match) => ({
          from: path,
          target: resolveTarget(path, match[1] ?? ''),
          line: text.slice(0, match.index + match[0].length).split('\n').length,
        })),
      ),
    );
