import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tether } from '@nightjar/testkit';
import type { ProcessSpec } from './process-spec.ts';

/** One life of a process, with everything that it started in turn. */
export type Child = {
  pid: number;
  startedAt: number;
  /** How it ended, in words: "code 1", "SIGKILL". */
  ended: Promise<string>;
  /** To the whole process group. Harmless when it has ended. */
  signal(signal: NodeJS.Signals): void;
};

const logMaxBytes = 16 * 1024 ** 2;

export const logFileOf = (logDir: string, name: string): string => join(logDir, `${name}.log`);

const openLog = (logDir: string, name: string): number => {
  const path = logFileOf(logDir, name);
  if (existsSync(path) && statSync(path).size > logMaxBytes) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
};

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
};

/** Starts it in a process group of its own that dies with us, however we die. */
export const startChild = async (spec: ProcessSpec, logDir: string): Promise<Child> => {
  const log = openLog(logDir, spec.name);
  const [program, ...args] = spec.command;
  const { cwd, env } = spec;
  const child = spawn(program!, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  await once(child, 'spawn');
  const pid = child.pid!;
  const release = tether({ pid: -pid, signal: 'TERM' });
  const ended = once(child, 'exit').then(([code, signal]) => {
    // What it started must not outlive it, or the next life finds its port taken.
    signalGroup(pid, 'SIGKILL');
    release();
    return signal === null ? `code ${code}` : String(signal);
  });
  return { pid, startedAt: performance.now(), ended, signal: (name) => signalGroup(pid, name) };
};
