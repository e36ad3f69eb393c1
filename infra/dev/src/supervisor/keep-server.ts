import { setTimeout as delay } from 'node:timers/promises';
import { defaultBackoffMs } from './process-spec.ts';

type Server = { ended: Promise<void>; stop(): Promise<void> };

export type KeptServer<S extends Server> = {
  /** Of its latest life. */
  current(): S;
  stop(): Promise<void>;
};

export type ServerSpec<S extends Server> = {
  name: string;
  start(): Promise<S>;
  say(sentence: string): void;
  backoffMs?(deaths: number): number;
};

/** Starts a server and starts it again, on the same port and data, whenever it dies. */
export const keepServer = async <S extends Server>(spec: ServerSpec<S>): Promise<KeptServer<S>> => {
  const { name, say, backoffMs = defaultBackoffMs } = spec;
  const stopping = new AbortController();
  let server = await spec.start();

  const revive = async (): Promise<void> => {
    for (let deaths = 1; !stopping.signal.aborted; deaths += 1) {
      await delay(backoffMs(deaths), undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        server = await spec.start();
        return;
      } catch (fault) {
        say(`${name} does not start again: ${String(fault)}`);
      }
    }
  };
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await server.ended;
      if (stopping.signal.aborted) return;
      say(`${name} died: starting it again`);
      await revive();
    }
  };
  const life = live();

  return {
    current: () => server,
    stop: async () => {
      stopping.abort();
      await server.stop();
      await life;
      // A start that was under way when we said stop.
      await server.stop();
    },
  };
};
