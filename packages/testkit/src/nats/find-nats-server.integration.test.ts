import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findNatsServer } from './find-nats-server.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nightjar-find-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const installVersion = (version: string): void => {
  const path = join(dir, 'nats-server');
  writeFileSync(path, `#!/bin/sh\necho nats-server: v${version}\n`);
  chmodSync(path, 0o755);
};

test('an installed server that is new enough is taken, and nothing is fetched', async () => {
  installVersion('2.10.0');
  const cacheDir = join(dir, 'cache');
  const found = await findNatsServer({ searchDirs: ['/nowhere', dir], cacheDir });
  expect(found).toEqual({
    path: join(dir, 'nats-server'),
    version: '2.10.0',
    from: 'installed on this machine',
  });
  expect(existsSync(cacheDir)).toBe(false);
});

test.skipIf(!existsSync('/usr/bin/apt-get'))(
  'an old one is passed over; two at a time fetch one copy and leave nothing else behind',
  async () => {
    installVersion('2.9.10');
    const cacheDir = join(dir, 'cache');
    const lines: string[] = [];
    const find = () =>
      findNatsServer({ searchDirs: [dir], cacheDir, onProgress: (line) => lines.push(line) });
    const [first, second] = await Promise.all([find(), find()]);
    expect(first.path).toBe(second.path);
    expect(first.path.startsWith(cacheDir)).toBe(true);
    expect(lines).toHaveLength(1);
    expect(readdirSync(cacheDir)).toHaveLength(1);
    expect((await find()).from).toBe('kept from last time');
  },
  300_000,
);
