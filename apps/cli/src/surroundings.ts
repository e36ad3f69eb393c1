import type { Streams } from './streams.ts';

/** What the command line may know of the world around it. */
export interface Surroundings {
  streams: Streams;
  env: Readonly<Record<string, string | undefined>>;
  /** Epoch ms. */
  now: number;
}

/** What a command is added with. */
export interface Around extends Surroundings {
  version: string;
  /** Says the exit code. */
  end: (exitCode: number) => void;
}
