import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const lookEveryMs = 100;
const takenAfterMs = 2_000;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const tryLock = (lockDir: string): boolean => {
  try {
    mkdirSync(lockDir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lockDir, 'pid'), String(process.pid));
  return true;
};

const holderOf = (lockDir: string): number | undefined => {
  try {
    return Number(readFileSync(join(lockDir, 'pid'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
};

/** Runs `work` while no other process is inside the same lock; a dead holder's lock is taken over. */
export const locked = async <T>(lockDir: string, work: () => Promise<T>): Promise<T> => {
  let namelessMs = 0;
  while (!tryLock(lockDir)) {
    const holder = holderOf(lockDir);
    // A holder that died between making the folder and signing it leaves no name.
    namelessMs = holder === undefined ? namelessMs + lookEveryMs : 0;
    const isAbandoned = holder === undefined ? namelessMs > takenAfterMs : !isAlive(holder);
    if (isAbandoned) rmSync(lockDir, { recursive: true, force: true });
    else await delay(lookEveryMs);
  }
  try {
    return await work();
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
};
