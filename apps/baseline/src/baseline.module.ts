import { inHouse, listTenants } from '@nightjar/db';
import { runEvery, runStage, type Shell } from '@nightjar/service';
import { closeBacklog } from './close/close-backlog.ts';
import { keepBaseline, type Keeping } from './close/keep-baseline.ts';
import { readBaselineConfig } from './config.ts';
import { BaselineCache } from './score/baseline-cache.ts';
import { scoreBatch } from './score/score-batch.ts';

/** Wires the engine: each batch is scored, and days that are over become baseline. */
export async function wireBaseline(
  shell: Pick<Shell, 'db' | 'bus' | 'log' | 'env' | 'now' | 'onStop'>,
): Promise<void> {
  const { db, bus, log, now, onStop } = shell;
  for (const { id: tenantId } of await inHouse(db, listTenants)) {
    // Later turns close them too; one tenant must not keep the engine from the others.
    await closeBacklog({ db, tenantId, now: now() }).catch((err: unknown) =>
      log.warn({ tenantId, err }, 'days could not be closed at the start; closed later'),
    );
  }
  const cache = new BaselineCache();
  const keepings = new Map<string, Keeping>();
  runStage({
    ...shell,
    stage: 'baseline',
    consumes: 'batchStored',
    work: (tx, batch) => scoreBatch(tx, batch, cache),
  });
  const keep = async (): Promise<void> => {
    for (const { id: tenantId } of await inHouse(db, listTenants)) {
      const keeping = keepings.get(tenantId);
      const kept = keepBaseline({ db, bus, tenantId, now: now() }, keeping).catch((err: unknown) =>
        log.warn({ tenantId, err }, 'days could not be closed; tried again'),
      );
      keepings.set(tenantId, (await kept) || { rescored: new Set(), pending: [] });
    }
  };
  const onFault = (err: unknown): void => log.warn({ err }, 'will be tried again');
  onStop(runEvery(keep, { everyMs: readBaselineConfig(shell.env).closeEveryMs, onFault }));
}
