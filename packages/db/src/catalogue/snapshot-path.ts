import { join } from 'node:path';

/** The committed snapshot of the catalogue. */
export const snapshotPath = join(import.meta.dirname, '..', '..', 'catalogue.snap');
