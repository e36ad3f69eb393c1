import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { certificateFilesOf } from './certificate.ts';
import { buildAll, startAll } from './installation.ts';
import { findObstacles, pidFileOf } from './obstacles.ts';
import { demoAccountsOf, type World } from './processes.ts';
import { readSettings, type Settings } from './settings.ts';
import { report, Trouble } from './trouble.ts';

const endings: (() => Promise<void>)[] = [];

const endAll = async (): Promise<void> => {
  for (const end of endings.splice(0).toReversed()) await end();
};

let isEnding = false;

/** Ends everything in order, once, however many signals ask for it. */
const stop = async (why: string): Promise<void> => {
  if (isEnding) return;
  isEnding = true;
  console.log(`\n${why}: stopping everything`);
  await endAll();
  console.log('Stopped.');
  process.exit();
};

const claim = async (settings: Settings): Promise<void> => {
  const [obstacle] = await findObstacles(settings);
  if (obstacle !== undefined) throw new Trouble(obstacle);
  mkdirSync(settings.dataDir, { recursive: true });
  writeFileSync(pidFileOf(settings), String(process.pid));
  endings.push(async () => rmSync(pidFileOf(settings), { force: true }));
};

const welcome = (world: World, began: number): string => {
  const { ports, logDir, dataDir } = world.settings;
  const { certFile } = certificateFilesOf(dataDir);
  const accounts = demoAccountsOf(world).map(
    ({ role, email, password }) => `  ${email.padEnd(36)} ${password}   ${role}`,
  );
  return [
    '',
    `Nightjar is ready after ${((performance.now() - began) / 1000).toFixed(1)} s.`,
    `  portal   http://127.0.0.1:${ports.portal}`,
    `  GraphQL  http://127.0.0.1:${ports.api}/graphql`,
    `  syslog   127.0.0.1:${ports.syslog} over TLS; senders trust ${certFile}`,
    `  logs     ${logDir}`,
    ...(accounts.length > 0 ? ['', 'Sign in as:', ...accounts] : []),
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stop(signal));
}

// The bootstrap above us may be killed without a word; nobody could stop us at the terminal then.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void stop('The parent process is gone');
}, 1000).unref();

const began = performance.now();
try {
  const settings = readSettings(process.env);
  await claim(settings);
  await buildAll();
  console.log(welcome(await startAll(settings, endings), began));
  // Even with nothing started yet, running means running until told to stop.
  setInterval(() => undefined, 2 ** 30);
} catch (fault) {
  if (!isEnding) {
    report(fault);
    await endAll();
    process.exit();
  }
}
