import { isTest, type Guard } from './guard.ts';

const impure: { pattern: RegExp; what: string }[] = [
  { pattern: /\bnew Date\(\s*\)/, what: 'new Date() reads the clock' },
  { pattern: /\bDate\.now\b/, what: 'Date.now reads the clock' },
  { pattern: /\bperformance\.now\b/, what: 'performance.now reads the clock' },
  { pattern: /\bMath\.random\b/, what: 'Math.random is chance' },
  { pattern: /\b(?:crypto\.|randomUUID|getRandomValues)/, what: 'chance is an argument' },
  { pattern: /(?<![\w.'"`/-])process\.(?:env|argv|hrtime|cwd|std)/, what: 'process is I/O' },
  { pattern: /['"]node:/, what: 'node: modules are I/O' },
  {
    pattern: /\b(?:setTimeout|setInterval|fetch|localeCompare|toLocale\w*)\(/,
    what: 'depends on the world',
  },
];

const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (found) => found.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*/g, '$1');

/** The core decides from its arguments alone: no clock, no chance, no world. */
export const purity: Guard = {
  name: 'purity of core',
  check: (files) =>
    files
      .filter(({ path }) => /^packages\/core\/src\/.*\.ts$/.test(path) && !isTest(path))
      .flatMap(({ path, text }) =>
        withoutComments(text)
          .split('\n')
          .flatMap((line, index) =>
            impure
              .filter(({ pattern }) => pattern.test(line))
              .map(({ what }) => `${path}:${index + 1} ${what}`),
          ),
      ),
};
