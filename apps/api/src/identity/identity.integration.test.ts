import { createHash } from 'node:crypto';
import { inHouse } from '@nightjar/db';
import { asSuperuser } from '@nightjar/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';
import { emailOf } from '../world.fixture.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

const viewer = '{ viewer { person { email } memberships { scopeName role } } }';

test('a session opens, shows who holds it, and closes', async () => {
  const { data } = await api.signIn('lund');
  expect(data!.in).toMatchObject({ __typename: 'SignedIn', expiresAt: '2026-03-12T21:00:00.010Z' });
  expect(data!.in!.viewer!.tenants).toEqual([{ slug: 'borealis', health: { eventsStored: 1 } }]);
  const token = data!.in!.token as string;
  const seen = await api.ask(viewer, {}, { token });
  expect(seen.data!.viewer).toEqual({
    person: { email: emailOf('lund') },
    memberships: [{ scopeName: 'borealis', role: 'ANALYST' }],
  });
  expect((await api.ask('mutation { signOut }', {}, { token })).data).toEqual({ signOut: true });
  expect((await api.ask(viewer, {}, { token })).data).toEqual({ viewer: null });
});

test('only the hash of a token is stored', async () => {
  const { data } = await api.signIn('lund');
  const token = data!.in!.token as string;
  const find = (hash: Buffer) =>
    inHouse(api.db.open('api'), (tx) =>
      tx.query('select person_id from sessions where token_hash = $1', [hash]),
    );
  const sha256 = createHash('sha256').update(token).digest();
  expect(await find(sha256)).toHaveLength(1);
  expect(
    await asSuperuser(api.db.url, (client) =>
      client.query('select from sessions where position($1::bytea in token_hash) > 0', [
        Buffer.from(token.slice(0, 8)),
      ]),
    ),
  ).toMatchObject({ rowCount: 0 });
});

test('a session ends by itself after twelve hours', async () => {
  const { data } = await api.signIn('lund');
  const token = data!.in!.token as string;
  api.clock.ms += 12 * 3_600_000;
  expect((await api.ask(viewer, {}, { token })).data).toEqual({ viewer: null });
  api.clock.ms -= 12 * 3_600_000;
});

test('an unknown address and a wrong password answer alike', async () => {
  const wrong = await api.signIn('lund', 'wrong');
  const unknown = await api.ask(
    `mutation { in: signIn(email: "nobody@people.example", password: "wrong")
      { __typename ... on SignInRefused { message retryAfterSeconds } } }`,
  );
  expect(wrong.data!.in).toMatchObject({ __typename: 'SignInRefused', retryAfterSeconds: null });
  expect(unknown.data).toEqual(wrong.data);
});

test('a demo login from another machine is refused like a wrong password', async () => {
  const far = await api.signIn('lund', undefined, '192.0.2.7');
  expect(far.data).toEqual((await api.signIn('lund', 'wrong')).data);
});

test('after ten failures an address waits, even with the right password, and no other does', async () => {
  for (let n = 0; n < 10; n += 1) await api.signIn('sand', 'wrong');
  const { data } = await api.signIn('sand');
  expect(data!.in).toMatchObject({ __typename: 'SignInRefused', retryAfterSeconds: 900 });
  expect((await api.signIn('lund')).data!.in!.__typename).toBe('SignedIn');
  api.clock.ms += 901_000;
  expect((await api.signIn('sand')).data!.in!.__typename).toBe('SignedIn');
});
