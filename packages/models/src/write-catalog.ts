import { writeFileSync } from 'node:fs';
import { compileModels } from '@nightjar/core';
import { formatCoverage } from './format-coverage.ts';
import { readCatalog } from './read-catalog.ts';

const written = readCatalog();
// Processes are bundled and cannot look for files: they read this one.
writeFileSync(new URL('./catalog.json', import.meta.url), `${JSON.stringify(written, null, 2)}\n`);
const models = compileModels(written).map(({ model }) => model);
writeFileSync(new URL('../../../docs/attack-coverage.md', import.meta.url), formatCoverage(models));
