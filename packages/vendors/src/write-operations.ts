import { writeFileSync } from 'node:fs';
import { formatTable } from './operations/format-table.ts';

writeFileSync(new URL('../../../docs/operations-table.md', import.meta.url), formatTable());
