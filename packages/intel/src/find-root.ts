import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** This package's folder; an app bundled by esbuild runs from its own, so it is looked for upwards. */
export function findRoot(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'packages', 'intel');
    if (existsSync(join(candidate, 'data', 'x4bnet'))) return candidate;
  }
  throw new Error(`No packages/intel/data above ${from}: the address lists are not installed.`);
}
