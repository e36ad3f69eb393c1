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

/** What a forced logout needs. An object id, a name, or a guest's address at home says which account. */
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
      const response = await fetch(`${settings.baseUrl}/v1.0/users${path}`, {
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
  const readAccount = async (nameOrId: string): Promise<Outcome<Account>> => {
    const select = '?$select=id,signInSessionsValidFromDateTime';
    return accountIn(await call('GET', `/${encodeURIComponent(nameOrId)}${select}`));
  };
  return {
    getAccount: async (nameOrId) => {
      const asked = await readAccount(nameOrId);
      if (asked.kind !== 'refused' || !asked.isAbsent || !nameOrId.includes('@')) return asked;
      const guest = guestIn(await call('GET', guestsOf(nameOrId)), asked);
      return guest.kind === 'ok' ? readAccount(guest.value) : guest;
    },
    revokeSessions: async (nameOrId) => {
      const asked = await call('POST', `/${encodeURIComponent(nameOrId)}/revokeSignInSessions`);
      return asked.kind === 'ok' ? { kind: 'ok', value: null } : asked;
    },
  };
}

function accountIn(asked: Outcome<unknown>): Outcome<Account> {
  if (asked.kind !== 'ok') return asked;
  const { data } = userSchema.safeParse(asked.value);
  if (data === undefined) return { kind: 'unclear', reason: 'The account was not understood' };
  return { kind: 'ok', value: { id: data.id, validFrom: data.signInSessionsValidFromDateTime } };
}

/** Guests are known to us by their address at home, to their host's directory by a name that it made. */
function guestsOf(address: string): string {
  const quoted = `'${address.replaceAll("'", "''")}'`;
  const filter = encodeURIComponent(`userType eq 'Guest' and mail eq ${quoted}`);
  return `?$filter=${filter}&$select=id&$top=2`;
}

const guestsSchema = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });

/** The id of the one guest found; where there is none, what was said of the name stands. */
function guestIn(found: Outcome<unknown>, otherwise: Outcome<never>): Outcome<string> {
  if (found.kind !== 'ok') return found;
  const { data } = guestsSchema.safeParse(found.value);
  if (data === undefined) return { kind: 'unclear', reason: 'The accounts were not understood' };
  const [guest, another] = data.value;
  if (another !== undefined)
    return { kind: 'refused', reason: 'More than one guest has this address' };
  return guest === undefined ? otherwise : { kind: 'ok', value: guest.id };
}
