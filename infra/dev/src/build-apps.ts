import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { repositoryRoot } from './repository.ts';

export const serviceNames = [
  'connectors',
  'baseline',
  'evaluator',
  'analyst',
  'responder',
  'api',
  'sweeper',
] as const;

export type ServiceName = (typeof serviceNames)[number];

const pathOf = (...parts: string[]): string => join(repositoryRoot, ...parts);
export const builtFileOf = (name: ServiceName): string => pathOf('apps', name, 'dist', 'main.js');
const sourceOf = (name: ServiceName): string => pathOf('apps', name, 'src', 'main.ts');

/** The services that stand so far. */
export const standingServices = (): ServiceName[] =>
  serviceNames.filter((name) => existsSync(sourceOf(name)));

// Decorators are all that Node cannot run by itself, and only the app and the Nest shell have them.
// Everything else stays where it is, so that a package finds its own data files and dependencies.
const keepOutside = (outDir: string): Plugin => ({
  name: 'keep-outside',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...asked }) => {
      if (pluginData === 'asked' || asked.kind === 'entry-point') return undefined;
      if (path.startsWith('node:') || path.startsWith('@nightjar/service')) return undefined;
      const { resolveDir, importer, kind } = asked;
      const found = await resolve(path, { resolveDir, importer, kind, pluginData: 'asked' });
      const isBuiltIn = found.external || found.errors.length > 0;
      const target = isBuiltIn ? path : relative(outDir, found.path);
      return { path: isBuiltIn || target.startsWith('.') ? target : `./${target}`, external: true };
    });
  },
});

/** Builds a service to apps/<name>/dist/main.js; throws with esbuild's words. */
export const buildApp = async (name: ServiceName): Promise<void> => {
  const outfile = builtFileOf(name);
  await build({
    entryPoints: [sourceOf(name)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    conditions: [],
    sourcemap: 'linked',
    plugins: [keepOutside(join(outfile, '..'))],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, verbatimModuleSyntax: true } },
    logLevel: 'silent',
  });
};
