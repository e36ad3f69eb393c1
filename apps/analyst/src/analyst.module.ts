import { inHouse, listTenants } from '@nightjar/db';
import { runEvery, runStage, type Shell } from '@nightjar/service';
import { answerRequest } from './answer-request.ts';
import { readAnalystConfig } from './config.ts';
import { investigateBatch } from './investigate-batch.ts';
import { keepIncidents } from './keep-incidents.ts';

/** Wires the analyst: incidents follow the breaches, and what people ask is answered. */
export function wireAnalyst(shell: Pick<Shell, 'db' | 'bus' | 'log' | 'env' | 'now' | 'onStop'>) {
  const { db, bus, log, now, onStop } = shell;
  runStage({
    ...shell,
    stage: 'analyst',
    consumes: 'breachesChanged',
    work: (tx, batch) => investigateBatch(tx, batch, now()),
  });
  const asked = bus.consume('analystAsked', {
    stage: 'analyst',
    concurrency: 4,
    onMessage: ({ tenantId, body: { requestId } }) =>
      answerRequest({ db, bus, tenantId, requestId, now: now() }),
  });
  onStop(() => asked.stop());
  const keep = async (): Promise<void> => {
    for (const { id: tenantId } of await inHouse(db, listTenants)) {
      await keepIncidents({ db, bus, tenantId, now: now() }).catch((err: unknown) =>
        log.warn({ tenantId, err }, 'incidents could not be looked at; tried again'),
      );
    }
  };
  const onFault = (err: unknown): void => log.warn({ err }, 'will be tried again');
  onStop(runEvery(keep, { everyMs: readAnalystConfig(shell.env).everyMs, onFault }));
}
