import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModelError } from '@nightjar/core';
import { LineCounter, parseDocument } from 'yaml';

/** A model as written, with what is needed to say where in its file a word stands. */
export interface WrittenModel {
  name: string;
  value: unknown;
}

/** The models as written in the folder and those in it, in the order of their names. */
export function readCatalog(folder: string = shipped): WrittenModel[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({
      name,
      value: parseModelFile(readFileSync(join(folder, name), 'utf8'), name),
    }));
}

const shipped = fileURLToPath(new URL('../catalog/', import.meta.url));

function parseModelFile(text: string, name: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    throw new ModelError(`${name}:${line}`, error.message.split('\n')[0]!);
  }
  return document.toJS({ maxAliasCount: 10 }) as unknown;
}

/** The line of its file on which a fault of a model lies, as far as its word is found; 1 otherwise. */
export function lineOf(text: string, word: string | null): number {
  if (word === null) return 1;
  const at = text.split('\n').findIndex((line) => line.includes(word));
  return at < 0 ? 1 : at + 1;
}
