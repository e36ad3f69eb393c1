import { execFile } from 'node:child_process';
import { repositoryRoot } from '../repository.ts';
import type { Guard } from './guard.ts';

/** Runs a program of node_modules/.bin; its output's lines when it fails, nothing when it is content. */
const complaints = (command: string, args: string[]): Promise<string[]> =>
  new Promise((resolve) => {
    const options = {
      cwd: repositoryRoot,
      maxBuffer: 64 * 1024 ** 2,
      env: { ...process.env, NO_COLOR: '1' },
    };
    execFile(`node_modules/.bin/${command}`, args, options, (fault, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '');
      resolve(fault === null ? [] : lines.length > 0 ? lines : [String(fault)]);
    });
  });

export const format: Guard = {
  name: 'format',
  check: () => complaints('oxfmt', ['--list-different']),
};

export const lint: Guard = {
  name: 'lint (cycles, sizes, dead names)',
  check: () => complaints('oxlint', ['--quiet', '--format=unix']),
};

export const deadCode: Guard = {
  name: 'dead code',
  check: () => complaints('knip', ['--no-progress']),
};

/** What the compiler knows of a project that did not change since it last looked. */
const remembered = (path: string): string[] => {
  const file = `node_modules/.cache/types/${path.replaceAll('/', '-')}.tsbuildinfo`;
  return ['--incremental', '--tsBuildInfoFile', file];
};

/** The types of every package with a tsconfig, two at a time: the machine may have two cores. */
export const types: Guard = {
  name: 'types',
  check: async (files) => {
    const projects = files.filter(({ path }) => /^(\w+\/)+tsconfig\.json$/.test(path));
    const found: string[] = [];
    const next = projects.values();
    const worker = async (): Promise<void> => {
      for (const { path } of next)
        found.push(...(await complaints('tsc', ['-p', path, ...remembered(path)])));
    };
    await Promise.all([worker(), worker()]);
    return found.toSorted();
  },
};
