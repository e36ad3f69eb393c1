import { afterEach, beforeEach, expect, it } from 'vitest';
import { startGraph, type GraphEmulator } from './index.ts';

const client = { id: 'responder', secret: 'not-a-secret-of-anyone' };
const name = 'j.ortega@borealis.example';
const now = Date.UTC(2026, 2, 12, 9);
let graph: GraphEmulator;
beforeEach(async () => {
  graph = await startGraph({ client, users: [name], now: () => now });
});
afterEach(() => graph.stop());

const askToken = (secret: string) => {
  const form = { grant_type: 'client_credentials', client_id: client.id, client_secret: secret };
  const url = `${graph.url}/borealis/oauth2/v2.0/token`;
  return fetch(url, { method: 'POST', body: new URLSearchParams(form) });
};
const ask = async (method: string, path: string, more: RequestInit = {}) => {
  const { access_token } = (await (await askToken(client.secret)).json()) as {
    access_token: string;
  };
  const headers = { authorization: `Bearer ${access_token}` };
  return fetch(`${graph.url}/v1.0/users/${path}`, { method, headers, ...more });
};

it('sessions that are revoked are valid from now on, as reading back says', async () => {
  const before = (await (await ask('GET', name)).json()) as Record<string, string>;
  expect((await ask('POST', `${name}/revokeSignInSessions`)).status).toBe(200);
  const after = (await (await ask('GET', before.id!)).json()) as Record<string, string>;
  expect(after.signInSessionsValidFromDateTime).toBe('2026-03-12T09:00:00Z');
  expect(before.signInSessionsValidFromDateTime).not.toBe('2026-03-12T09:00:00Z');
});

it('an account can be disabled', async () => {
  const body = JSON.stringify({ accountEnabled: false });
  expect((await ask('PATCH', name, { body })).status).toBe(204);
  expect(graph.findUser(name)!.accountEnabled).toBe(false);
});

it('without a token, or with the wrong secret, nothing is done', async () => {
  expect((await askToken('wrong')).status).toBe(401);
  const url = `${graph.url}/v1.0/users/${name}/revokeSignInSessions`;
  expect((await fetch(url, { method: 'POST' })).status).toBe(401);
  expect(graph.findUser(name)!.signInSessionsValidFromDateTime).not.toContain('2026-03');
});

it('requests go wrong when that is asked for, and as often', async () => {
  const revoke = () => ask('POST', `${name}/revokeSignInSessions`);
  const validFrom = () => graph.findUser(name)!.signInSessionsValidFromDateTime;
  graph.misbehave({ does: 'throttle', times: 2 });
  expect([(await revoke()).status, (await revoke()).status]).toEqual([429, 429]);
  expect(validFrom()).not.toContain('2026-03');
  graph.misbehave({ does: 'doAndFail' });
  expect((await revoke()).status).toBe(500);
  expect(validFrom()).toBe('2026-03-12T09:00:00Z');
  expect((await revoke()).status).toBe(200);
});

it('a request that hangs is never answered', async () => {
  graph.misbehave({ does: 'hang', method: 'GET' });
  await expect(ask('GET', name, { signal: AbortSignal.timeout(200) })).rejects.toThrow('timeout');
});

it('an unknown account is not found', async () => {
  expect((await ask('GET', 'nobody@borealis.example')).status).toBe(404);
});
