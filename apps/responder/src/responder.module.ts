import { setTimeout as wait } from 'node:timers/promises';
import { inHouse, listTenants } from '@nightjar/db';
import { runEvery, runStage, type Shell } from '@nightjar/service';
import { readResponderConfig } from './config.ts';
import { executeAction } from './execute/execute-action.ts';
import { executeWaiting } from './execute/execute-waiting.ts';
import { openGraph } from './graph/open-graph.ts';
import { keepResponses } from './plan/keep-responses.ts';
import { planResponses } from './plan/plan-responses.ts';

// A transaction of the analyst commits up to 5 s after the time that it tells; clocks differ a little.
const lateMs = 30_000;

/** Wires the responder: it proposes, and does what was decided. */
export function wireResponder(shell: Pick<Shell, 'db' | 'bus' | 'log' | 'env' | 'now' | 'onStop'>) {
  const { db, bus, log, now, onStop } = shell;
  const config = readResponderConfig(shell.env);
  const { perHourMax } = config;
  const executing = { db, graph: openGraph(config.graph, now), perHourMax, now, wait };
  runStage({
    ...shell,
    stage: 'responder',
    consumes: 'incidentsChanged',
    work: (tx, batch) => planResponses(tx, batch, now()),
  });
  const decided = bus.consume('actionDecided', {
    stage: 'responder',
    concurrency: 4,
    onMessage: async ({ tenantId, body: { actionId } }) => {
      const state = await executeAction({ ...executing, tenantId }, actionId);
      log.info({ tenantId, actionId, state }, 'a response action was decided');
    },
  });
  const lookAfter = (): Promise<void> =>
    executeWaiting(executing, (tenantId, err) =>
      log.warn({ tenantId, err }, 'an action could not be executed; tried again'),
    );
  const lookedAt = new Map<string, number>();
  const lookForIncidents = async (): Promise<void> => {
    for (const { id: tenantId } of await inHouse(db, listTenants)) {
      const at = now();
      const since = lookedAt.get(tenantId) ?? 0;
      await keepResponses({ db, tenantId, since, now: at }).then(
        () => lookedAt.set(tenantId, at - lateMs),
        (err: unknown) =>
          log.warn({ tenantId, err }, 'incidents could not be looked at; tried again'),
      );
    }
  };
  const onFault = (err: unknown): void => log.warn({ err }, 'will be tried again');
  onStop(() => decided.stop());
  onStop(runEvery(lookAfter, { everyMs: config.everyMs, onFault }));
  onStop(runEvery(lookForIncidents, { everyMs: config.everyMs, onFault }));
}
