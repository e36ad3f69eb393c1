import { z } from 'zod';
import { tokenSource, type GraphSettings } from './ask-token.ts';
import { outcomeOf, type Outcome } from './outcome.ts';

const userSchema = z.object({
  id: z.string().min(1),
  signInSessionsValidFromDateTime: z.string().min(1),
});

/** What is read back of an account: sessions from before `validFrom` (ISO 8601) are refused. */
export interface Account {
  id: string;
  validFrom: string;
}

/** The two calls that a forced logout needs. A name or an object id says which account. */
export interface Graph {
  getAccount(nameOrId: string): Promise<Outcome<Account>>;
  revokeSessions(nameOrId: string): Promise<Outcome<null>>;
}

/** Microsoft Graph with the credentials of this installation. `now` in epoch ms. */
export function openGraph(settings: GraphSettings, now: () => number): Graph {
  const getToken = tokenSource(settings, now);
  const call = async (method: 'GET' | 'POST', path: string): Promise<Outcome<unknown>> => {
    const token = await getToken();
    if (token.kind === 'unclear') return { kind: 'throttled', retryAfterMs: 1000 };
    if (token.kind !== 'ok') return token;
    try {
      const response = await fetch(`${settings.baseUrl}/v1.0/users/${path}`, {
        method,
        headers: { authorization: `Bearer ${token.value}` },
        signal: AbortSignal.timeout(settings.timeoutMs),
        redirect: 'error',
      });
      return response.ok ? { kind: 'ok', value: await response.json() } : outcomeOf(response);
    } catch (fault) {
      const isTimeout = fault instanceof Error && fault.name === 'TimeoutError';
      const reason = isTimeout ? 'Microsoft Graph did not answer in time' : 'The connection broke';
      return { kind: 'unclear', reason };
    }
  };
  return {
    getAccount: async (nameOrId) => {
      const select = '?$select=id,signInSessionsValidFromDateTime';
      const asked = await call('GET', encodeURIComponent(nameOrId) + select);
      if (asked.kind !== 'ok') return asked;
      const { data } = userSchema.safeParse(asked.value);
      if (data === undefined) return { kind: 'unclear', reason: 'The account was not understood' };
      return {
        kind: 'ok',
        value: { id: data.id, validFrom: data.signInSessionsValidFromDateTime },
      };
    },
    revokeSessions: async (nameOrId) => {
      const asked = await call('POST', `${encodeURIComponent(nameOrId)}/revokeSignInSessions`);
      return asked.kind === 'ok' ? { kind: 'ok', value: null } : asked;
    },
  };
}
