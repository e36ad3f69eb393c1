import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The models as written, in the order of their file names. */
export function readCatalog(
  folder: string | URL = new URL('../catalog/', import.meta.url),
): { name: string; value: unknown }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => ({
      name,
      value: parse(readFileSync(new URL(name, folderUrl(folder)), 'utf8')) as unknown,
    }));
}

function folderUrl(folder: string | URL): URL {
  return typeof folder === 'string'
    ? new URL(`file://${folder.endsWith('/') ? folder : `${folder}/`}`)
    : folder;
}
