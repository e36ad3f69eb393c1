import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const names = ['chromium', 'chromium-browser', 'google-chrome'];

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser of this machine, or undefined. NIGHTJAR_CHROMIUM names another. */
export const findChromium = (): string | undefined =>
  [process.env.NIGHTJAR_CHROMIUM ?? '']
    .concat((process.env.PATH ?? '').split(delimiter).flatMap((p) => names.map((n) => join(p, n))))
    .find((path) => path !== '' && isProgram(path));

const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs Debian's Chromium where it is missing and we may; else says why there is none. */
export const ensureChromium = async (): Promise<string | undefined> => {
  if (findChromium() !== undefined) return undefined;
  if (!mayInstall())
    return 'no Chromium here, and only root may install one (apt-get install chromium)';
  console.log('     installing Chromium from Debian (about a minute)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env,
      maxBuffer: 64 * 1024 ** 2,
    });
  } catch {
    return 'Chromium could not be installed from Debian (apt-get install chromium)';
  }
  return findChromium() === undefined ? 'Debian gave no Chromium' : undefined;
};
