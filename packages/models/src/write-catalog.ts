import { writeFileSync } from 'node:fs';
import { readCatalog } from './read-catalog.ts';

// Processes are bundled and cannot look for files: they read this one.
writeFileSync(
  new URL('./catalog.json', import.meta.url),
  `${JSON.stringify(readCatalog(), null, 2)}\n`,
);
