import { connectBus, type Bus, type Stage as BusStage } from '@nightjar/bus';
import { openDatabase, type Database, type LoginRole } from '@nightjar/db';
import { fastify, type FastifyInstance } from 'fastify';
import { readConfig, type ServiceConfig } from './config.ts';
import { openLog, type Log } from './open-log.ts';

export type HttpServer = FastifyInstance;

/** What a process has at hand when it is wired. */
export interface Shell {
  name: string;
  config: ServiceConfig;
  env: NodeJS.ProcessEnv;
  db: Database;
  bus: Bus;
  log: Log;
  /** Listens after the wiring, where a port is given. `GET /health` is there. */
  http: HttpServer;
  /** Epoch ms. */
  now: () => number;
  /** Called at the end, the last one first, before bus and database are closed. */
  onStop: (end: () => Promise<unknown>) => void;
}

export interface ServiceSpec {
  /** The process: its login role, and its user on the bus. */
  name: BusStage & LoginRole;
  wire: (shell: Shell) => Promise<void> | void;
  /** The variable with the HTTP port. Default NIGHTJAR_HEALTH_PORT; not set: no HTTP. */
  portVariable?: string;
}

/** The HTTP side of a process, not listening yet; `GET /health` answers while it lives. */
export function createHttp(name: string): HttpServer {
  const http = fastify({ logger: false });
  http.get('/health', () => ({ status: 'ok', name }));
  return http;
}

const stopWithinMs = 9_000;

/** Runs a process from its environment until a signal ends it: takes nothing new, finishes, leaves. */
export async function runService(spec: ServiceSpec, env = process.env): Promise<void> {
  const config = readConfig(env, spec.portVariable ?? 'NIGHTJAR_HEALTH_PORT');
  const log = openLog(spec.name, config.NIGHTJAR_LOG_LEVEL);
  const db = openDatabase({
    role: spec.name,
    connection: config.NIGHTJAR_DATABASE_URL,
    signingKey: config.NIGHTJAR_SIGNING_KEY,
    onFault: (fault) => log.warn({ err: fault }, 'a database connection was lost'),
  });
  const bus = await connectBus({
    url: config.NIGHTJAR_NATS_URL,
    seed: config.NIGHTJAR_NATS_SEED,
    stage: spec.name,
    onFault: ({ error, ...fault }) => log.warn({ ...fault, err: error }, 'the bus had a fault'),
  });
  const http = createHttp(spec.name);
  const ends: (() => Promise<unknown>)[] = [() => db.close(), () => bus.close()];
  const onStop: Shell['onStop'] = (end) => void ends.push(end);
  endOnSignal(ends, log);
  await spec.wire({ name: spec.name, config, env, db, bus, log, http, now: Date.now, onStop });
  onStop(() => http.close());
  if (config.port !== undefined) {
    const address = await http.listen({ host: config.NIGHTJAR_HOST, port: config.port });
    log.info({ address }, 'listening');
  }
  log.info('ready');
}

function endOnSignal(ends: (() => Promise<unknown>)[], log: Log): void {
  let isEnding = false;
  const end = async (signal: string): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    log.info({ signal }, 'stopping');
    // What still runs is not acknowledged, so another process does it again.
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    for (const step of ends.toReversed()) {
      await step().catch((fault: unknown) => log.warn({ err: fault }, 'did not end well'));
    }
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));
}
