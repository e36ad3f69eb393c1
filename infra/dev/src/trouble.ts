/** An expected failure. Its message, one clear sentence, is all the person needs to see. */
export class Trouble extends Error {}

/** Prints what went wrong, a sentence for what was expected, and sets the exit code. */
export const report = (fault: unknown): void => {
  const isFull = fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC';
  if (isFull) console.error('The disk is full: free some space, then try again.');
  else if (fault instanceof Trouble) console.error(fault.message);
  else console.error(fault);
  process.exitCode = 1;
};
