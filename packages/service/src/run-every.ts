/**
 * Runs the work again and again, never twice at a time: the first turn after a wait, each next one a wait
 * after the last has ended. A turn that fails is told and tried again. Returns what ends it, after the one
 * that runs.
 */
export function runEvery(
  work: () => Promise<unknown>,
  of: { everyMs: number; onFault: (fault: unknown) => void },
): () => Promise<void> {
  let isEnding = false;
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();
  const turn = async (): Promise<void> => {
    await work().catch(of.onFault);
    if (!isEnding) wait();
  };
  const wait = (): void => {
    timer = setTimeout(() => void (running = turn()), of.everyMs);
  };
  wait();
  return async () => {
    isEnding = true;
    clearTimeout(timer);
    await running;
  };
}
