import { z } from 'zod';
import { outcomeOf, type Outcome } from './outcome.ts';

export interface GraphSettings {
  baseUrl: string;
  tokenUrl: string;
  clientId: string | undefined;
  clientSecret: string | undefined;
  timeoutMs: number;
}

const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});
const marginMs = 60_000;

/** Gives a token for the Graph; the same one until shortly before its end. `now` in epoch ms. */
export function tokenSource(settings: GraphSettings, now: () => number) {
  let known: { token: string; expiresAt: number } | undefined;
  return async (): Promise<Outcome<string>> => {
    if (known !== undefined && now() < known.expiresAt) return { kind: 'ok', value: known.token };
    const asked = await askToken(settings);
    if (asked.kind !== 'ok') return asked;
    const { access_token: token, expires_in: seconds } = asked.value;
    known = { token, expiresAt: now() + seconds * 1000 - marginMs };
    return { kind: 'ok', value: token };
  };
}

async function askToken(settings: GraphSettings): Promise<Outcome<z.infer<typeof tokenSchema>>> {
  const { clientId, clientSecret, tokenUrl, timeoutMs } = settings;
  if (clientId === undefined || clientSecret === undefined) {
    return { kind: 'refused', reason: 'No credentials for Microsoft Graph are configured' };
  }
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  });
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(tokenUrl, { method: 'POST', body, signal, redirect: 'error' });
    if (!response.ok) return await outcomeOf(response);
    const parsed = tokenSchema.safeParse(await response.json());
    if (parsed.success) return { kind: 'ok', value: parsed.data };
  } catch {
    // The cause may quote the request, and with it the secret.
  }
  return { kind: 'unclear', reason: 'No token came from the sign-in service' };
}
