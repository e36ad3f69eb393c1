import { join } from 'node:path';
import { runningPid } from '../obstacles.ts';
import { readSettings } from '../settings.ts';
import { report, Trouble } from '../trouble.ts';
import { readDemo } from './demo-state.ts';
import { playAttack } from './play-attack.ts';

// npm run demo:attack: the same takeovers once more, of the days before now.
try {
  const settings = readSettings(process.env);
  if (runningPid(settings) === undefined) throw new Trouble('Nightjar is not running: npm start.');
  const now = Date.now();
  const demo = readDemo(join(settings.dataDir, 'demo.json'), now);
  const intakeUrl = `http://127.0.0.1:${settings.ports.intake}`;
  console.log('The attack arrives over the next ninety seconds.');
  await playAttack({ demo, intakeUrl, anchor: now });
  console.log('All of it has arrived.');
} catch (fault) {
  report(fault);
}
