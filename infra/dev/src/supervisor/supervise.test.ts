import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ProcessSpec } from './process-spec.ts';
import { createSupervisor } from './supervise.ts';

let logDir: string;
let sentences: string[];

beforeEach(() => {
  logDir = mkdtempSync(join(tmpdir(), 'nightjar-supervisor-'));
  sentences = [];
});
afterEach(() => rmSync(logDir, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

const say = (sentence: string): void => {
  sentences.push(sentence);
};

const nodeSpec = (name: string, script: string): ProcessSpec => ({
  name,
  command: [process.execPath, '-e', script],
  cwd: logDir,
  env: { PATH: process.env.PATH },
});

const forever = 'setInterval(() => {}, 1000)';
const logOf = (name: string): string => readFileSync(join(logDir, `${name}.log`), 'utf8');

it('starts again what was killed, and says so', async () => {
  const supervisor = createSupervisor({ logDir, say, backoffMs: () => 1 });
  const moth = await supervisor.start(nodeSpec('moth', forever));
  const first = moth.pid()!;
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(moth.pid()).not.toBe(first));
  await vi.waitFor(() => expect(moth.pid()).toBeTypeOf('number'));
  const second = moth.pid()!;
  expect(sentences).toEqual([expect.stringMatching(/^moth died \(SIGKILL\): starting it again/)]);
  await supervisor.stop();
  expect([isAlive(first), isAlive(second)]).toEqual([false, false]);
});

it('waits longer each time for one that keeps dying', async () => {
  const asked: number[] = [];
  const backoffMs = (deaths: number): number => {
    asked.push(deaths);
    return 1;
  };
  const supervisor = createSupervisor({ logDir, say, backoffMs });
  await supervisor.start(nodeSpec('mayfly', 'process.exit(3)'));
  await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(3), 10_000);
  await supervisor.stop();
  expect(asked.slice(0, 3)).toEqual([1, 2, 3]);
  expect(sentences[0]).toContain('code 3');
});

it('ends what it started in reverse order, and what will not end by force', async () => {
  const supervisor = createSupervisor({ logDir, say, graceMs: 200 });
  const deaf = `process.on('SIGTERM', () => {}); console.log('deaf'); ${forever}`;
  const polite = `process.on('SIGTERM', () => { console.log(Date.now()); process.exit() }); console.log('up'); ${forever}`;
  const kept = [];
  for (const [name, script] of [
    ['first', polite],
    ['second', polite],
    ['deaf', deaf],
  ] as const) {
    kept.push(await supervisor.start(nodeSpec(name, script)));
    await vi.waitFor(() => expect(logOf(name)).not.toBe(''));
  }
  const pids = kept.map(({ pid }) => pid()!);
  await Promise.all([supervisor.stop(), supervisor.stop()]);
  expect(pids.map(isAlive)).toEqual([false, false, false]);
  expect(Number(logOf('second').split('\n')[1])).toBeLessThanOrEqual(
    Number(logOf('first').split('\n')[1]),
  );
  expect(sentences).toEqual([]);
});

it('ends the children of its children', async () => {
  const supervisor = createSupervisor({ logDir, say });
  const script = `const c = require('child_process').spawn(process.execPath, ['-e', '${forever}']); console.log(c.pid); ${forever}`;
  await supervisor.start(nodeSpec('parent', script));
  await vi.waitFor(() => expect(logOf('parent')).toMatch(/^\d+\n/));
  const grandchild = Number(logOf('parent'));
  expect(isAlive(grandchild)).toBe(true);
  await supervisor.stop();
  await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false));
});

it('says which process never became ready', async () => {
  const supervisor = createSupervisor({ logDir, say, readyMs: 300 });
  const spec = { ...nodeSpec('silent', forever), readyUrl: 'http://127.0.0.1:9/' };
  await expect(supervisor.start(spec)).rejects.toThrow(/silent was not ready after 0.3 s/);
  await supervisor.stop();
});

it('leaves no orphan when it is killed by SIGKILL itself', async () => {
  const supervise = join(import.meta.dirname, 'supervise.ts');
  const script = `
    const { createSupervisor } = await import(${JSON.stringify(supervise)});
    const supervisor = createSupervisor({ logDir: ${JSON.stringify(logDir)}, say: console.error });
    const command = [process.execPath, '-e', ${JSON.stringify(forever)}];
    const kept = await supervisor.start({ name: 'moth', command, cwd: '/', env: {} });
    console.log(kept.pid());`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
  expect(existsSync(join(logDir, 'moth.log'))).toBe(true);
}, 30_000);
