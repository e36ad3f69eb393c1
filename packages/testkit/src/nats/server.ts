import type { Stage } from '@nightjar/bus';

/** How to start a NATS server. All of it is optional: the default is a throwaway one for a test. */
export type NatsOptions = {
  /** Kept between starts when given, with the users' keys; a temporary folder, removed at the end, when not. */
  dataDir?: string;
  /** Default: any free one. */
  port?: number;
  /** Who may connect. Default: every stage. */
  users?: readonly Stage[];
  /** Receives each line of the server's log. */
  onLog?: (line: string) => void;
  /** Receives a line for people when the server has to be fetched first. */
  onProgress?: (line: string) => void;
};

/** A running NATS server with JetStream on the loopback. */
export type NatsServer = {
  /** e.g. nats://127.0.0.1:4222 */
  url: string;
  port: number;
  pid: number;
  version: string;
  /** Where the program came from, for people. */
  from: string;
  /** Each user's private key. Secrets: do not log them. */
  credentials: Partial<Record<Stage, string>>;
  /** The private key of a user; throws where it was not among `users`. */
  seedOf(stage: Stage): string;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
  /** Ends it orderly; a throwaway one loses its data. Harmless when it has ended. */
  stop(): Promise<void>;
  /** Ends it as a power cut would, and leaves the data. */
  kill9(): Promise<void>;
};
