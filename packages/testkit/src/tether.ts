import { spawn } from 'node:child_process';

/** What dies with us: a process (negative id: its whole group), and a folder to remove after it. */
export type Tethered = {
  pid: number;
  signal: 'INT' | 'QUIT' | 'TERM' | 'KILL';
  removeDir?: string;
};

// The shell blocks on a pipe whose other end only we hold: the kernel closes it however we die.
const watch = `
read -r _
kill -s "$2" -- "$1" 2>/dev/null
tries=0
while kill -s 0 -- "$1" 2>/dev/null && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -s KILL -- "$1" 2>/dev/null
if [ -n "$3" ]; then rm -rf -- "$3"; fi
`;

/**
 * Makes another process die with this one, even when this one is killed by SIGKILL.
 * Returns the release, to be called as soon as the other process has ended by itself.
 */
export const tether = ({ pid, signal, removeDir = '' }: Tethered): (() => void) => {
  const watcher = spawn(
    '/bin/sh',
    ['-c', watch, 'nightjar-tether', String(pid), signal, removeDir],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      cwd: '/',
    },
  );
  watcher.unref();
  // A pipe counts as a reason to stay alive until it is unreferenced too.
  (watcher.stdin as unknown as { unref: () => void }).unref();
  watcher.stdin.on('error', () => undefined);
  return () => {
    watcher.kill('SIGKILL');
  };
};
