/** Does `work` again and again, never twice at a time. Returns what ends it, after the running one. */
export function repeat(
  work: () => Promise<unknown>,
  of: { everyMs: number; onFault: (fault: unknown) => void },
): () => Promise<void> {
  let isEnding = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const once = async (): Promise<void> => {
    await work().catch(of.onFault);
    if (!isEnding) timer = setTimeout(begin, of.everyMs);
  };
  const begin = (): void => void (running = once());
  begin();
  return async () => {
    isEnding = true;
    clearTimeout(timer);
    await running;
  };
}
