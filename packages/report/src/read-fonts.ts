import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const subsets = ['latin', 'latin-ext', 'cyrillic'] as const;

/** A font by its name here, cut into files by alphabets. */
export interface FontFile {
  family: 'sans' | 'mono';
  weight: 400 | 600;
  subset: (typeof subsets)[number];
  bytes: Buffer;
}

/** Reads the fonts that ship with the portal, in the form asked for; they are files of a package. */
export function readFonts(form: 'woff' | 'woff2'): FontFile[] {
  const faces = [
    { family: 'sans', name: 'geist', weight: 400 },
    { family: 'sans', name: 'geist', weight: 600 },
    { family: 'mono', name: 'geist-mono', weight: 400 },
  ] as const;
  return faces.flatMap(({ family, name, weight }) =>
    subsets.map((subset) => {
      const file = `@fontsource/${name}/files/${name}-${subset}-${weight}-normal.${form}`;
      const bytes = readFileSync(fileURLToPath(import.meta.resolve(file)));
      return { family, weight, subset, bytes };
    }),
  );
}
