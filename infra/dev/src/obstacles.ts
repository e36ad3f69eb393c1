import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { portNames, variableOf, type Settings } from './settings.ts';

const neededBytes = 1024 ** 3;
const host = '127.0.0.1';

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

const takenPorts = async ({ ports }: Settings): Promise<string[]> => {
  const found: string[] = [];
  for (const name of portNames) {
    if (await isFree(ports[name])) continue;
    found.push(
      `Port ${ports[name]} (${name}) is taken: end what listens there, or choose another with ${variableOf(name)}=<port>.`,
    );
  }
  return found;
};

const nearestExisting = (path: string): string =>
  existsSync(path) ? path : nearestExisting(dirname(path));

const littleDisk = ({ dataDir }: Settings): string[] => {
  const { bavail, bsize } = statfsSync(nearestExisting(dataDir));
  const free = bavail * bsize;
  if (free >= neededBytes) return [];
  const megabytes = Math.floor(free / 1024 ** 2);
  return [
    `Nightjar needs 1 GB of free disk, ${dataDir} has ${megabytes} MB: free some space, or choose another folder with NIGHTJAR_DATA=<folder>.`,
  ];
};

export const pidFileOf = (settings: Settings): string => join(settings.dataDir, 'nightjar.pid');

/** The process that runs with this data folder, if one does. */
export const runningPid = (settings: Settings): number | undefined => {
  try {
    const pid = Number(readFileSync(pidFileOf(settings), 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
};

/** What stands in the way of a start: a sentence each, with what to do about it. */
export const findObstacles = async (settings: Settings): Promise<string[]> => {
  const pid = runningPid(settings);
  if (pid !== undefined) {
    return [
      `Nightjar runs already with this data folder (process ${pid}): end it first (kill ${pid}).`,
    ];
  }
  return [...littleDisk(settings), ...(await takenPorts(settings))];
};
