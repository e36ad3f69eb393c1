import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { password, people } from './stub/people.ts';

const folder = resolve(import.meta.dirname, '../../apps/portal');
const next = createRequire(resolve(folder, 'package.json')).resolve('next/dist/bin/next');

const settings = {
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  NIGHTJAR_PORTAL_DIST: 'dist/test',
} as const;

/** Builds the portal for production; throws with the build's own words. */
export function buildPortal(): void {
  if (process.env.NIGHTJAR_PORTAL_BUILT === '1') return;
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  });
  if (status !== 0) throw new Error(`next build failed:\n${stdout}\n${stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

const accounts = Object.entries(people).map(([role, { person }]) => ({
  role,
  email: person.email,
  password,
}));

/** Starts the built portal against an API; resolves when it answers. */
export async function startPortal(apiUrl: string, env: Record<string, string> = {}) {
  const port = await freePort();
  const child = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...settings,
      NIGHTJAR_API_URL: apiUrl,
      NIGHTJAR_INTAKE_URL: new URL(apiUrl).origin,
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      NEXTAUTH_SECRET: 'for this test only, thirty-two characters',
      NIGHTJAR_DEMO: '1',
      NIGHTJAR_DEMO_ACCOUNTS: JSON.stringify(accounts),
      // A far zone and a language of its own bring hydration faults out.
      TZ: 'Asia/Tokyo',
      ...env,
    },
  });
  let said = '';
  const ready = new Promise<void>((done, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (/Ready in/.test(said)) done();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => fail(new Error(`next start ended:\n${said}`)));
  });
  await ready;
  return {
    url: `http://127.0.0.1:${port}`,
    said: () => said,
    stop: () =>
      new Promise<void>((done) => {
        child.removeAllListeners('exit');
        child.once('exit', () => done());
        child.kill();
      }),
  };
}
