import { setTimeout as delay } from 'node:timers/promises';

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' });
    await response.body?.cancel();
    return response.status < 400;
  } catch {
    return false;
  }
};

/** Resolves with true once the address answers well, with false when `signal` ends the wait. */
export const untilReady = async (url: string, signal: AbortSignal): Promise<boolean> => {
  while (!signal.aborted) {
    if (await answers(url)) return true;
    await delay(100);
  }
  return false;
};
