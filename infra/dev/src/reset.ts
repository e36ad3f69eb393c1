import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { placeDataDir } from '@nightjar/testkit';
import { runningPid } from './obstacles.ts';
import { readSettings } from './settings.ts';
import { report, Trouble } from './trouble.ts';

// Only what we made: the folder may be one that holds other things too.
const ours = ['postgres', 'nats', 'logs', 'secrets.json', 'demo.json', 'nightjar.pid'];

try {
  const settings = readSettings(process.env);
  const pid = runningPid(settings);
  if (pid !== undefined) {
    throw new Trouble(`Nightjar is running (process ${pid}): end it first (kill ${pid}).`);
  }
  const paths = ours.map((name) => join(settings.dataDir, name));
  for (const path of [...paths, placeDataDir(join(settings.dataDir, 'postgres'))]) {
    rmSync(path, { recursive: true, force: true });
  }
  console.log(`Local data in ${settings.dataDir} is gone; npm start makes it anew.`);
} catch (fault) {
  report(fault);
}
