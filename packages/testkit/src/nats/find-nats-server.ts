import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isServerNewEnough, serverVersionMin } from '@nightjar/bus';
import { findAptCandidate, unpackOwnPackage, unpackTrixiePackage } from './apt-package.ts';
import { locked } from './locked.ts';
import { runCommand } from './run-command.ts';

export type NatsServerBinary = {
  path: string;
  version: string;
  /** Where it came from, for people. */
  from: string;
};

export type FindOptions = {
  /** Where a fetched one is kept. Default: NIGHTJAR_CACHE, NIGHTJAR_DATA/cache or ~/.cache/nightjar. */
  cacheDir?: string;
  /** Folders to look into first. Default: those of PATH, and where Debian puts servers. */
  searchDirs?: readonly string[];
  /** Receives a line for people when something is fetched. */
  onProgress?: (line: string) => void;
};

const dockerImage = 'nats:2.12';

const defaultCacheDir = (): string => {
  const { NIGHTJAR_CACHE, NIGHTJAR_DATA, XDG_CACHE_HOME } = process.env;
  if (NIGHTJAR_CACHE) return NIGHTJAR_CACHE;
  if (NIGHTJAR_DATA) return join(NIGHTJAR_DATA, 'cache');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'nightjar');
};

const pathDirs = (): string[] => [
  ...(process.env.PATH ?? '').split(delimiter).filter((dir) => dir !== ''),
  '/usr/local/bin',
  '/usr/sbin',
];

const usableAt = async (path: string, from: string): Promise<NatsServerBinary | undefined> => {
  if (!existsSync(path)) return undefined;
  const version = /v?(\d+\.\d+\.\d+)/.exec((await runCommand(path, ['--version'])) ?? '')?.[1];
  return version !== undefined && isServerNewEnough(version) ? { path, version, from } : undefined;
};

const findInstalled = async (dirs: readonly string[]): Promise<NatsServerBinary | undefined> => {
  for (const dir of dirs) {
    const found = await usableAt(join(dir, 'nats-server'), 'installed on this machine');
    if (found !== undefined) return found;
  }
  return undefined;
};

const copyFromImage = async (to: string): Promise<boolean> => {
  if (process.platform !== 'linux') return false;
  const container = (await runCommand('docker', ['create', dockerImage]))?.trim();
  if (!container) return false;
  mkdirSync(join(to, 'usr/sbin'), { recursive: true });
  const copied = await runCommand('docker', [
    'cp',
    `${container}:/nats-server`,
    join(to, 'usr/sbin'),
  ]);
  await runCommand('docker', ['rm', container]);
  return copied !== undefined;
};

type Way = { from: string; unpack: (to: string) => Promise<boolean> };

const ways: readonly Way[] = [
  {
    from: "this machine's apt",
    unpack: async (to) => {
      const candidate = await findAptCandidate();
      return candidate !== undefined && isServerNewEnough(candidate) && unpackOwnPackage(to);
    },
  },
  { from: "Debian trixie's package, from this machine's mirror", unpack: unpackTrixiePackage },
  { from: `the Docker image ${dockerImage}`, unpack: copyFromImage },
];

const fetchInto = async (
  folder: string,
  onProgress: (line: string) => void,
): Promise<NatsServerBinary | undefined> => {
  for (const { from, unpack } of ways) {
    const half = `${folder}.${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true });
    try {
      if (!(await unpack(half))) continue;
      chmodSync(join(half, 'usr/sbin/nats-server'), 0o755);
      if ((await usableAt(join(half, 'usr/sbin/nats-server'), from)) === undefined) continue;
      rmSync(folder, { recursive: true, force: true });
      renameSync(half, folder);
      onProgress(`nats-server: ${from}, kept in ${folder}`);
      return usableAt(join(folder, 'usr/sbin/nats-server'), from);
    } finally {
      rmSync(half, { recursive: true, force: true });
    }
  }
  return undefined;
};

/**
 * A nats-server that is new enough: installed, kept from last time, else fetched without installing
 * anything. Rejects with a sentence that says what to do.
 */
export const findNatsServer = async (options: FindOptions = {}): Promise<NatsServerBinary> => {
  const installed = await findInstalled(options.searchDirs ?? pathDirs());
  if (installed !== undefined) return installed;
  const cacheDir = options.cacheDir ?? defaultCacheDir();
  const folder = join(cacheDir, `nats-server-${process.platform}-${process.arch}`);
  const findKept = () => usableAt(join(folder, 'usr/sbin/nats-server'), 'kept from last time');
  mkdirSync(cacheDir, { recursive: true });
  const found =
    (await findKept()) ??
    (await locked(`${folder}.lock`, async () => {
      return (await findKept()) ?? fetchInto(folder, options.onProgress ?? (() => undefined));
    }));
  if (found !== undefined) return found;
  throw new Error(
    `nats-server ${serverVersionMin} or newer is needed and could not be fetched: install it so that ` +
      '`nats-server --version` works (macOS: brew install nats-server; Debian 13, Ubuntu 24.04: apt-get install nats-server) and start again.',
  );
};
