import { countCheck, countJson, countVitest } from './count.ts';
import { ensureChromium } from './find-chromium.ts';
import type { Suite } from './suite.ts';

const vitest = (...projects: string[]): readonly string[] => [
  'node_modules/.bin/vitest',
  'run',
  ...projects.flatMap((project) => ['--project', project]),
];

const beside = (suffix: string): string => `{apps,packages,infra}/*/src/**/*${suffix}.test.ts`;

const check = (name: string, file: string, ...args: string[]): Suite => ({
  name,
  command: [process.execPath, file, ...args],
  needs: file,
  count: countCheck,
});

/** Everything `npm test` runs, in this order. What is not there yet is left out. */
export const suites: readonly Suite[] = [
  {
    name: 'verify',
    command: [process.execPath, 'infra/dev/src/verify/verify.ts'],
    needs: 'infra/dev/src/verify/verify.ts',
    count: countJson,
  },
  { name: 'unit', command: vitest('unit', 'memory'), needs: beside(''), count: countVitest },
  {
    name: 'property',
    command: vitest('property'),
    needs: 'test/property/*.property.test.ts',
    count: countVitest,
  },
  {
    name: 'integration',
    command: vitest('integration'),
    needs: beside('.integration'),
    count: countVitest,
  },
  {
    name: 'isolation',
    command: vitest('isolation'),
    needs: 'test/isolation/**/*.test.ts',
    count: countVitest,
  },
  {
    name: 'scenarios',
    command: vitest('scenarios'),
    needs: 'test/scenarios/**/*.test.ts',
    count: countVitest,
  },
  {
    name: 'contract',
    command: vitest('contract'),
    needs: 'test/contract/**/*.test.ts',
    count: countVitest,
  },
  {
    name: 'resilience',
    command: vitest('resilience'),
    needs: 'test/resilience/**/*.test.ts',
    count: countVitest,
  },
  check('chaos', 'test/chaos/main.ts', '--kills=5'),
  check('bench:pipeline', 'test/bench/pipeline.ts', '--smallest'),
  check('bench:analyst', 'test/bench/analyst.ts', '--smallest'),
  check('bench:detect', 'test/bench/detect.ts', '--smallest'),
  check('bench:normalise', 'test/bench/normalise.ts', '--smallest'),
  check('bench:analyze', 'test/bench/analyze.ts', '--smallest'),
  check('bench:storage', 'test/bench/storage.ts', '--smallest'),
  {
    name: 'portal',
    command: vitest('portal'),
    needs: 'test/portal/**/*.test.ts',
    count: countVitest,
    prepare: ensureChromium,
  },
];
