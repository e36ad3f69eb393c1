import { configDefaults, defineConfig } from 'vitest/config';

const exclude = [...configDefaults.exclude, '**/.next/**', '**/dist/**'];
const beside = (suffix: string): string[] =>
  ['apps', 'packages', 'infra'].map((area) => `${area}/*/src/**/*${suffix}.test.{ts,tsx}`);

const servers = {
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
          exclude: [...exclude, '**/*.{integration,property}.test.ts'],
          // None of them waits for anything; a busy machine is no reason to fail.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'property',
          include: [...beside('.property'), 'test/property/**/*.property.test.ts'],
          exclude,
          testTimeout: 300_000,
        },
      },
      { test: { name: 'integration', include: beside('.integration'), exclude, ...servers } },
      {
        test: { name: 'isolation', include: ['test/isolation/**/*.test.ts'], exclude, ...servers },
      },
      {
        test: {
          name: 'scenarios',
          include: ['test/scenarios/**/*.test.ts'],
          exclude,
          testTimeout: 300_000,
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
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
