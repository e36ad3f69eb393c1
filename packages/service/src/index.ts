export { failpoint, failpoints, type Failpoint } from './failpoint.ts';
export { deadLetterOf } from './dead-letter-of.ts';
export { openLog, type Log } from './open-log.ts';
export { isReleased, waitingPerTenantMax } from './is-released.ts';
export { readConfig, readSecret, type ServiceConfig } from './config.ts';
export {
  createHttp,
  runService,
  type HttpServer,
  type ServiceSpec,
  type Shell,
} from './run-service.ts';
export { runEvery } from './run-every.ts';
export { runStage, type StageSpec, type StageWork } from './run-stage.ts';
export { messageTo } from './message-to.ts';
export { sends, publishAll, type Publication } from './publication.ts';
export type { StageBatch } from './handle-batch.ts';
export type { Attempted } from './attempt-events.ts';
