/** Runs `work` after all that was asked of the same key before it; other keys do not wait. */
export type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Turns by key within this process. Waiting for a row lock inside a transaction would count against
 * the transaction's time limit; waiting here does not.
 */
export function createTurns(): InTurn {
  const lasts = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const turn = (lasts.get(key) ?? Promise.resolve()).then(work);
    const last = turn.catch(() => undefined);
    lasts.set(key, last);
    try {
      return await turn;
    } finally {
      if (lasts.get(key) === last) lasts.delete(key);
    }
  };
}
