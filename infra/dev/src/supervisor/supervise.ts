import { mkdirSync } from 'node:fs';
import { keepAlive, type Kept } from './keep-alive.ts';
import { logFileOf } from './child.ts';
import type { ProcessSpec, SupervisorOptions } from './process-spec.ts';
import { untilReady } from './until-ready.ts';

/** Keeps processes alive and ends them in the reverse of the order they were started in. */
export type Supervisor = {
  /** Resolves once the process is ready; throws a sentence for people where it never is. */
  start(spec: ProcessSpec): Promise<Kept>;
  /** Ends all, latest first. Called twice, it ends them once. */
  stop(): Promise<void>;
};

const requireReady = async (spec: ProcessSpec, options: SupervisorOptions): Promise<void> => {
  if (spec.readyUrl === undefined) return;
  const readyMs = options.readyMs ?? 60_000;
  if (await untilReady(spec.readyUrl, AbortSignal.timeout(readyMs))) return;
  const log = logFileOf(options.logDir, spec.name);
  throw new Error(`${spec.name} was not ready after ${readyMs / 1000} s; see ${log}`);
};

/** A supervisor without processes yet. */
export const createSupervisor = (options: SupervisorOptions): Supervisor => {
  mkdirSync(options.logDir, { recursive: true });
  const all: Kept[] = [];
  let stopped: Promise<void> | undefined;

  const stopAll = async (): Promise<void> => {
    for (const kept of all.toReversed()) await kept.stop();
  };
  return {
    start: async (spec) => {
      const kept = await keepAlive(spec, options);
      all.push(kept);
      await requireReady(spec, options);
      return kept;
    },
    stop: () => (stopped ??= stopAll()),
  };
};
