import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from '@nightjar/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nightjar-nats-config-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const run = (env: Record<string, string>) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts')], { env, encoding: 'utf8' });

const settings = () => ({
  NIGHTJAR_NATS_KEYS_DIR: join(dir, 'keys'),
  NIGHTJAR_NATS_STORE_DIR: join(dir, 'store'),
  NIGHTJAR_NATS_TLS_DIR: 'none',
});

test('the server accepts the configuration, which holds no private key', async () => {
  const { stdout, status } = run(settings());
  expect(status).toBe(0);
  const keys = readdirSync(join(dir, 'keys'));
  expect(keys).toContain('bus-admin.nk');
  for (const name of keys) {
    const path = join(dir, 'keys', name);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(stdout).not.toContain(readFileSync(path, 'utf8').trim());
  }
  writeFileSync(join(dir, 'nats.conf'), stdout);
  const { path } = await findNatsServer();
  execFileSync(path, ['-t', '-c', join(dir, 'nats.conf')], { stdio: 'pipe' });
  expect(run(settings()).stdout).toBe(stdout);
});

test('a missing setting is one clear sentence', () => {
  const { NIGHTJAR_NATS_TLS_DIR: _left, ...rest } = settings();
  const { stderr, status } = run(rest);
  expect(status).toBe(1);
  expect(stderr).toBe('NIGHTJAR_NATS_TLS_DIR is not set: see infra/nats/README.md.\n');
});
