import { configDefaults, defineConfig } from 'vitest/config';

const exclude = [...configDefaults.exclude, '**/.next/**', '**/dist/**'];
const beside = (suffix: string): string[] =>
  ['apps', 'packages', 'infra'].map((area) => `${area}/*/src/**/*${suffix}.test.{ts,tsx}`);

// A worker a core: vitest by itself would leave one of two cores idle.
const workers = { maxWorkers: '100%' };
// Many small files: a worker loads modules and the catalogue once for all. None leaves anything that another sees.
const together = { ...workers, isolate: false };

const servers = {
  ...workers,
  globalSetup: ['test/src/start-servers.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

/** What talks to nothing, what needs servers, and what drives a browser are run apart. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [...beside(''), 'test/{chaos,eval,evidence,formats,fuzz,ocsf,src}/**/*.test.ts'],
          exclude: [...exclude, '**/*.{integration,memory,property}.test.ts'],
          // None of them waits for anything; a busy machine is no reason to fail.
          testTimeout: 60_000,
          ...together,
        },
      },
      {
        // What is held in memory is measured in a process that holds nothing else.
        test: {
          name: 'memory',
          include: beside('.memory'),
          exclude,
          testTimeout: 60_000,
          ...workers,
        },
      },
      {
        test: {
          name: 'property',
          include: [...beside('.property'), 'test/property/**/*.property.test.ts'],
          exclude,
          testTimeout: 300_000,
          ...workers,
        },
      },
      {
        test: {
          name: 'integration',
          include: beside('.integration'),
          exclude,
          ...servers,
          ...together,
        },
      },
      {
        test: { name: 'isolation', include: ['test/isolation/**/*.test.ts'], exclude, ...servers },
      },
      {
        test: {
          name: 'scenarios',
          include: ['test/scenarios/**/*.test.ts'],
          exclude,
          testTimeout: 300_000,
          ...workers,
        },
      },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], exclude, ...servers } },
      {
        test: {
          name: 'resilience',
          include: ['test/resilience/**/*.test.ts'],
          exclude,
          ...servers,
        },
      },
      {
        test: {
          name: 'portal',
          include: ['test/portal/**/*.test.ts'],
          exclude,
          // Two stages side by side, each with a browser and a portal of its own.
          globalSetup: ['test/portal/build-once.ts'],
          ...workers,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
