import { keepSeeds, publicKeysOf, serverConfig, stages } from '@nightjar/bus';
import { readSettings } from './settings.ts';

try {
  const { keysDir, ...settings } = readSettings(process.env);
  const publicKeys = publicKeysOf(keepSeeds(keysDir, stages));
  process.stdout.write(serverConfig({ ...settings, publicKeys }));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
