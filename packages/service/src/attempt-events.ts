import {
  clearAttempts,
  countAttempt,
  inTenant,
  type BatchStage,
  type Database,
} from '@nightjar/db';

/** What came of one event; `reason` says why its value is missing. */
export type Attempted<T> = { ok: true; value: T } | { ok: false; reason: string };

/** From this attempt at a batch on, its events are taken singly. */
export const singlyFromAttempt = 3;

// One death while it ran may be chance (a kill, a power cut); three are not.
const deathsMax = 2;

export interface EventAttempts {
  attempt<T>(eventId: string, run: () => T): Promise<Attempted<T>>;
  /** Forgets the note of the last event. */
  end(): Promise<void>;
}

function tryRun<T>(run: () => T): Attempted<T> {
  try {
    return { ok: true, value: run() };
  } catch (fault) {
    return { ok: false, reason: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** Events in company: what throws is found, what ends the process is not. */
export const attemptTogether: EventAttempts = {
  attempt: async (_eventId, run) => tryRun(run),
  end: async () => undefined,
};

/**
 * Events one by one: which one runs is committed before it runs, in a transaction of its own, so that
 * after a death it is known. Only the one that ran is under suspicion, not those done before it.
 */
export function attemptSingly(of: {
  db: Database;
  tenantId: string;
  stage: BatchStage;
}): EventAttempts {
  const { db, tenantId, stage } = of;
  let running: string | undefined;
  const note = (eventId: string | undefined): Promise<number> =>
    inTenant(db, tenantId, async (tx) => {
      if (running !== undefined) await clearAttempts(tx, stage, [running]);
      return eventId === undefined ? 0 : countAttempt(tx, stage, eventId);
    });
  return {
    attempt: async (eventId, run) => {
      const attempts = await note(eventId);
      if (attempts > deathsMax) {
        running = undefined;
        return { ok: false, reason: `ended the process ${attempts - 1} times` };
      }
      running = eventId;
      return tryRun(run);
    },
    end: async () => {
      await note(undefined);
      running = undefined;
    },
  };
}
