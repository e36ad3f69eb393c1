import { openBusAdmin } from '@nightjar/bus';
import { readSecret, runEvery, type Shell } from '@nightjar/service';
import { startSweep } from './sweep.ts';

const sweepEveryMs = 250;
const ensureEveryMs = 3_000;

/** Wires two duties under two identities: publishing what waits, and recreating streams after a wipe. */
export async function wireSweeper({
  db,
  bus,
  log,
  env,
  config,
  now,
  onStop,
}: Shell): Promise<void> {
  const seed = readSecret(env, 'NIGHTJAR_BUS_ADMIN_SEED');
  const admin = await openBusAdmin({ url: config.NIGHTJAR_NATS_URL, seed });
  onStop(() => admin.close());
  const ensure = async (): Promise<void> => {
    const made = await admin.ensureStreams();
    if (made.length > 0) log.warn({ made }, 'streams were missing and are there again');
  };
  const sweep = startSweep({ db, bus, log, now });
  const onFault = (err: unknown): void => log.warn({ err }, 'will be tried again');
  await ensure().catch(onFault);
  onStop(runEvery(ensure, { everyMs: ensureEveryMs, onFault }));
  onStop(runEvery(sweep, { everyMs: sweepEveryMs, onFault }));
}
