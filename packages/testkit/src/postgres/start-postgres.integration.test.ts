import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { asSuperuser, createTestDatabase, startPostgres, urlOf } from './index.ts';

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

const untilGone = async (pid: number): Promise<void> => {
  const deadline = performance.now() + 10_000;
  while (isAlive(pid) && performance.now() < deadline) await delay(20);
};

describe('a throwaway Postgres', async () => {
  const server = await startPostgres({ durable: false });
  afterAll(() => server.stop());

  it('answers on the loopback, as version 18 and not as superuser without the password', async () => {
    const rows = await asSuperuser(server.superuserUrl, (c) => c.query('show server_version'));
    expect(rows.rows[0].server_version).toMatch(/^18/);
    const noPassword = urlOf(server, { user: 'postgres' });
    await expect(asSuperuser(noPassword, async () => 'in')).rejects.toThrow(/password/);
  });

  it('gives each test a database made from the template, which is built once', async () => {
    let built = 0;
    const template = {
      name: 'nightjar_template_of_test',
      build: async (url: string) => {
        built += 1;
        await asSuperuser(url, (c) => c.query('create table moth as select 7 as wings'));
      },
    };
    const databases = await Promise.all([1, 2, 3].map(() => createTestDatabase(server, template)));
    const wings = await Promise.all(
      databases.map(({ url }) => asSuperuser(url, (c) => c.query('select wings from moth'))),
    );
    expect(wings.map(({ rows }) => rows[0].wings)).toEqual([7, 7, 7]);
    expect(new Set(databases.map(({ name }) => name)).size).toBe(3);
    expect(built).toBe(1);
    await Promise.all(databases.map((database) => database.drop()));
  });
});

it('survives kill -9 with its data, on the same port', async () => {
  const { mkdtempSync, rmSync, chmodSync } = await import('node:fs');
  const folder = mkdtempSync('/var/tmp/nightjar-test-');
  chmodSync(folder, 0o755);
  const first = await startPostgres({ dataDir: `${folder}/postgres` });
  await asSuperuser(first.superuserUrl, (c) => c.query('create table moth as select 1'));
  await first.kill9();
  const second = await startPostgres({ dataDir: `${folder}/postgres`, port: first.port });
  const { rowCount } = await asSuperuser(second.superuserUrl, (c) => c.query('table moth'));
  expect(rowCount).toBe(1);
  expect(second.superuserUrl).toBe(first.superuserUrl);
  await second.stop();
  rmSync(folder, { recursive: true });
});

it('does not outlive a process that was killed by SIGKILL', async () => {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(`${import.meta.dirname}/index.ts`)});
    const server = await startPostgres({ durable: false });
    console.log(server.pid);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await untilGone(pid);
  expect(isAlive(pid)).toBe(false);
});
