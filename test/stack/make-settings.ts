import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@nightjar/testkit';
import { portNames, type Settings } from '../../infra/dev/src/settings.ts';

/** A new folder, named after what it is for, and free ports. Whoever asks removes the folder. */
export async function makeSettings(purpose: string): Promise<Settings> {
  const folder = mkdtempSync(join(tmpdir(), `nightjar-${purpose}-`));
  // Postgres does not run as root, and must reach its data.
  chmodSync(folder, 0o755);
  const ports = {} as Settings['ports'];
  for (const name of portNames) ports[name] = await findFreePort();
  return { ports, dataDir: folder, logDir: join(folder, 'logs') };
}
