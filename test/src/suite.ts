/** How many tests of a suite went which way. */
export type Counts = { passed: number; failed: number; skipped: number };

/** One part of the test line: a command, and how to count what it did. */
export type Suite = {
  name: string;
  /** Program and arguments, run in the repository's root. */
  command: readonly string[];
  /** A glob that must match something for the suite to be there at all. */
  needs: string;
  /** Reads the counts from what the command printed on stdout, and its exit code. */
  count(stdout: string, exitCode: number): Counts;
  /** Gives a sentence where this machine cannot run the suite: it is skipped, and says so. */
  prepare?(): Promise<string | undefined>;
};

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };
