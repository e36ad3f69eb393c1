import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { listFiles, repositoryRoot } from './repository.ts';
import { Trouble } from './trouble.ts';

export const portalFolder = join(repositoryRoot, 'apps', 'portal');

/** Next's own program, run by Node directly: no shell, no wrapper in between. */
export const nextProgram = (): string =>
  createRequire(join(portalFolder, 'package.json')).resolve('next/dist/bin/next');

export const isPortalThere = (): boolean => existsSync(join(portalFolder, 'src', 'app'));

const contentHash = (): string => {
  const hash = createHash('sha256').update(readFileSync(join(repositoryRoot, 'pnpm-lock.yaml')));
  const isSource = (path: string): boolean => !/\.test\.tsx?$|^next-env\.d\.ts$/.test(path);
  for (const path of listFiles(portalFolder).filter(isSource)) {
    hash.update(`\0${path}\0`).update(readFileSync(join(portalFolder, path)));
  }
  return hash.digest('hex');
};

const nextBuild = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [nextProgram(), 'build'], {
      cwd: portalFolder,
      env,
      stdio,
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (words = `${words}${chunk}`.slice(-8000)));
    }
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Trouble(`The portal could not be built:\n${words}`)),
    );
  });

/** Builds the portal unless what it was built from is unchanged; returns whether it did. */
export const buildPortal = async (): Promise<boolean> => {
  const stamp = join(portalFolder, '.next', 'nightjar-stamp');
  const wanted = contentHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  await nextBuild();
  writeFileSync(stamp, wanted);
  return true;
};
