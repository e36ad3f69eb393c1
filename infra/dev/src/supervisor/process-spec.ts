/** A process to keep alive. */
export type ProcessSpec = {
  name: string;
  /** Program and arguments. */
  command: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Answers with a good status once the process does its work; without it, started is ready. */
  readyUrl?: string;
};

export type SupervisorOptions = {
  /** Each process writes to `<name>.log` here. */
  logDir: string;
  /** Told, in a sentence, what died and what is done about it. */
  say(sentence: string): void;
  /** How long to wait before start number `deaths` + 1. Default: 0.25 s, doubled each time, 10 s at most. */
  backoffMs?(deaths: number): number;
  /** A process that lived this long starts with a clean record. Default 30 s. */
  steadyMs?: number;
  /** After SIGTERM, before SIGKILL. Default 10 s. */
  graceMs?: number;
  /** How long a process may take to become ready. Default 60 s. */
  readyMs?: number;
};

export const defaultBackoffMs = (deaths: number): number => Math.min(10_000, 125 * 2 ** deaths);
