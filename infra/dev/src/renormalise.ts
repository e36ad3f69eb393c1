import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runningPid } from './obstacles.ts';
import { environmentOf } from './processes.ts';
import { repositoryRoot } from './repository.ts';
import { keepSecrets } from './secrets.ts';
import { readSettings } from './settings.ts';
import { report, Trouble } from './trouble.ts';

// npm run renormalise [-- tenant]: what is stored is read with today's normalisers, in the running system.
try {
  const settings = readSettings(process.env);
  if (runningPid(settings) === undefined) throw new Trouble('Nightjar is not running: npm start.');
  const secrets = keepSecrets(join(settings.dataDir, 'secrets.json'));
  const main = join(repositoryRoot, 'apps', 'connectors', 'src', 'renormalise', 'main.ts');
  const env = environmentOf('connectors', {
    settings,
    secrets,
    postgres: { host: '127.0.0.1', port: settings.ports.postgres },
    // It stores, and the sweeper publishes.
    nats: { url: 'none', seedOf: () => 'none' },
  });
  const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], {
    env,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} catch (fault) {
  report(fault);
}
