import { service, type Site } from '../../infra/dev/src/processes.ts';
import type { Kept } from '../../infra/dev/src/supervisor/keep-alive.ts';
import { createSupervisor } from '../../infra/dev/src/supervisor/supervise.ts';
import type { Failpoint } from '../../packages/service/src/failpoint.ts';
import { referredModels } from '../reference/referred-part.ts';
import { serviceOf, services, type Process } from './plan-kills.ts';
import { restartMs } from './start-servers.ts';

export interface Processes {
  /** Starts a process; it is started again whenever it dies. */
  start(name: Process): Promise<void>;
  /** Starts those of them that do not stand yet. */
  startAll(names?: readonly Process[]): Promise<void>;
  /** Undefined between two lives. */
  pidOf(name: Process): number | undefined;
  /** How often it died, and how it did last. */
  deathsOf(name: Process): { count: number; last: string | undefined };
  /** Its lives that begin from now on die at the failpoint; undefined: live on. */
  arm(name: Process, failpoint: Failpoint | undefined): void;
}

// Days are closed and incidents looked at often, so that a short run sees it happen many times.
const hurried = {
  NIGHTJAR_CLOSE_EVERY_MS: '1000',
  NIGHTJAR_INCIDENTS_EVERY_MS: '1000',
  NIGHTJAR_ACTIONS_EVERY_MS: '1000',
  // What comes of the others nobody has defined a second time.
  NIGHTJAR_MODELS: referredModels.join(','),
};

/** The built services of a site, none of them started yet. */
export function openProcesses(
  site: Site,
  { say, ends }: { say: (line: string) => void; ends: (() => Promise<unknown>)[] },
): Processes {
  const { logDir } = site.settings;
  const supervisor = createSupervisor({ logDir, say, backoffMs: restartMs });
  ends.push(supervisor.stop);
  const kept = new Map<Process, Kept>();
  const armed = new Map<Process, Failpoint>();
  const start = async (name: Process): Promise<void> => {
    const spec = service(serviceOf(name), site);
    // Asked for at the start of each life.
    const env = () => ({ ...spec.env, ...hurried, NIGHTJAR_FAILPOINT: armed.get(name) });
    const started = await supervisor.start({
      ...spec,
      name,
      get env() {
        return env();
      },
    });
    kept.set(name, started);
  };
  return {
    start,
    startAll: async (names = services) => {
      for (const name of names) if (!kept.has(name)) await start(name);
    },
    pidOf: (name) => kept.get(name)?.pid(),
    deathsOf: (name) => ({
      count: kept.get(name)?.deaths() ?? 0,
      last: kept.get(name)?.lastEnd(),
    }),
    arm: (name, failpoint) =>
      void (failpoint === undefined ? armed.delete(name) : armed.set(name, failpoint)),
  };
}
