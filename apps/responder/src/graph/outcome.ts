/**
 * What came of a call to the provider. `refused` and `throttled`: it was not done, for certain. `unclear`:
 * it may have been done; only reading back can tell.
 */
export type Outcome<T> =
  | { kind: 'ok'; value: T }
  /** `isAbsent`: because there is no such thing. */
  | { kind: 'refused'; reason: string; isAbsent?: true }
  | { kind: 'throttled'; retryAfterMs: number }
  | { kind: 'unclear'; reason: string };

const retryAfterMaxMs = 30_000;
const codeShape = /^[\w.-]{1,64}$/;

/** The outcome that a response other than 2xx tells. Of its body only the code is kept. */
export async function outcomeOf(response: Response): Promise<Outcome<never>> {
  const { status } = response;
  if (status === 429 || status === 503) {
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : 1000;
    return {
      kind: 'throttled',
      retryAfterMs: Math.min(Math.max(retryAfterMs, 0), retryAfterMaxMs),
    };
  }
  const reason = `Microsoft Graph answered ${status}${await codeOf(response)}`;
  if (status >= 500) return { kind: 'unclear', reason };
  return { kind: 'refused', reason, ...(status === 404 ? { isAbsent: true } : {}) };
}

async function codeOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const { error } = (body ?? {}) as { error?: { code?: unknown } | string };
  const code = typeof error === 'object' ? error?.code : error;
  return typeof code === 'string' && codeShape.test(code) ? ` (${code})` : '';
}
