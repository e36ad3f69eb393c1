import { setTimeout as delay } from 'node:timers/promises';
import { logFileOf, startChild, type Child } from './child.ts';
import { defaultBackoffMs, type ProcessSpec, type SupervisorOptions } from './process-spec.ts';

/** A process that is started again whenever it dies, until it is told to stop. */
export type Kept = {
  name: string;
  /** Of its present life; undefined between two. */
  pid(): number | undefined;
  /** How often it died by itself. */
  deaths(): number;
  /** How its latest life ended, in words: "code 1", "SIGKILL". */
  lastEnd(): string | undefined;
  stop(): Promise<void>;
};

const lived = (child: Child): number => performance.now() - child.startedAt;

const endOrderly = async (child: Child, graceMs: number): Promise<void> => {
  child.signal('SIGTERM');
  const grace = new AbortController();
  const tooLong = delay(graceMs, 'late', { signal: grace.signal }).catch(() => 'ended');
  const first = await Promise.race([child.ended, tooLong]);
  grace.abort();
  if (first === 'late') child.signal('SIGKILL');
  await child.ended;
};

const sentence = (death: {
  spec: ProcessSpec;
  how: string;
  waitMs: number;
  logDir: string;
}): string => {
  const { spec, how, waitMs, logDir } = death;
  const seconds = (waitMs / 1000).toFixed(1);
  return `${spec.name} died (${how}): starting it again in ${seconds} s; see ${logFileOf(logDir, spec.name)}`;
};

/** Starts the process and keeps it alive. Rejects only when its program cannot be run at all. */
export const keepAlive = async (spec: ProcessSpec, options: SupervisorOptions): Promise<Kept> => {
  const { backoffMs = defaultBackoffMs, steadyMs = 30_000, graceMs = 10_000 } = options;
  const stopping = new AbortController();
  let child: Child | undefined = await startChild(spec, options.logDir);
  let deaths = 0;
  let recentDeaths = 0;
  let lastEnd: string | undefined;
  let starting: Promise<Child | string> | undefined;

  // Whatever hinders a start, a full disk say, is one more death: it may pass.
  const begin = (): Promise<Child | string> => startChild(spec, options.logDir).catch(String);

  const live = async (): Promise<void> => {
    let how = await child!.ended;
    while (!stopping.signal.aborted) {
      recentDeaths = child !== undefined && lived(child) >= steadyMs ? 1 : recentDeaths + 1;
      deaths += 1;
      lastEnd = how;
      child = undefined;
      const waitMs = backoffMs(recentDeaths);
      options.say(sentence({ spec, how, waitMs, logDir: options.logDir }));
      await delay(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      starting = begin();
      const begun = await starting;
      if (typeof begun !== 'string') child = begun;
      how = typeof begun === 'string' ? begun : await begun.ended;
    }
  };
  const life = live();

  return {
    name: spec.name,
    pid: () => child?.pid,
    deaths: () => deaths,
    lastEnd: () => lastEnd,
    stop: async () => {
      stopping.abort();
      await starting;
      if (child !== undefined) await endOrderly(child, graceMs);
      await life;
    },
  };
};
