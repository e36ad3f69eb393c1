import { startGraph, type GraphEmulator } from '@nightjar/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openGraph, type Graph } from './open-graph.ts';

const client = { id: 'responder', secret: 'not-a-secret-of-anyone' };
const guest = 'dana.holm_northbeam.example#EXT#@borealis.onmicrosoft.example';
const home = 'dana.holm@northbeam.example';
const now = Date.UTC(2026, 2, 12, 9);
let provider: GraphEmulator;
let graph: Graph;

beforeEach(() => startWith(guest, 'j.ortega@borealis.example'));
afterEach(() => provider.stop());

async function startWith(...users: string[]): Promise<void> {
  provider = await startGraph({ client, users, now: () => now });
  const { url } = provider;
  const tokenUrl = `${url}/borealis/oauth2/v2.0/token`;
  const { id: clientId, secret: clientSecret } = client;
  graph = openGraph(
    { baseUrl: url, tokenUrl, clientId, clientSecret, timeoutMs: 5_000 },
    () => now,
  );
}

it('a guest is found by his address at home, and logged out by his id in this directory', async () => {
  const { id } = provider.findUser(guest)!;
  const found = await graph.getAccount(home);
  expect(found).toMatchObject({ kind: 'ok', value: { id } });
  expect(await graph.revokeSessions(id)).toEqual({ kind: 'ok', value: null });
  expect(provider.findUser(guest)!.signInSessionsValidFromDateTime).toBe('2026-03-12T09:00:00Z');
});

it('a member is found by his name, and no guest is looked for', async () => {
  expect(await graph.getAccount('j.ortega@borealis.example')).toMatchObject({ kind: 'ok' });
  expect(provider.requests).toHaveLength(1);
});

it.each(['nobody@northbeam.example', "x' or mail ne 'y@northbeam.example", 'an-object-id'])(
  '%s is no account: what the provider said stands',
  async (name) => {
    expect(await graph.getAccount(name)).toEqual({
      kind: 'refused',
      reason: 'Microsoft Graph answered 404 (Request_ResourceNotFound)',
      isAbsent: true,
    });
  },
);

it('of two guests with one address none is acted on', async () => {
  await provider.stop();
  await startWith(guest, guest.replace('@borealis', '@other'));
  expect(await graph.getAccount(home)).toEqual({
    kind: 'refused',
    reason: 'More than one guest has this address',
  });
});
