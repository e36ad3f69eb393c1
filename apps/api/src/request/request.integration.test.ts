import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type Api } from '../client.fixture.ts';

let api: Api;
let ask: Awaited<ReturnType<Api['as']>>;
beforeAll(async () => {
  api = await startApi();
  ask = await api.as('chen');
});
afterAll(() => api?.stop());

const send = async (given: object) => {
  const response = await api.app.inject({ method: 'POST', url: '/graphql', ...given });
  return response.statusCode;
};
const payload = '{"query":"{ version }"}';

describe('a request', () => {
  test('is JSON by POST of at most 100 kB', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await send({ payload, headers: json })).toBe(200);
    expect(await send({ payload, headers: { 'content-type': 'text/plain' } })).toBe(415);
    expect(await send({ payload, headers: { 'content-type': 'application/graphql' } })).toBe(415);
    expect(await send({ method: 'GET', url: '/graphql?query={version}' })).toBe(405);
    const large = JSON.stringify({ query: `{ version } #${'x'.repeat(100 * 1024)}` });
    expect(await send({ payload: large, headers: json })).toBe(413);
  });

  test('is one query: a batch is refused', async () => {
    const headers = { 'content-type': 'application/json' };
    const batch = { method: 'POST', url: '/graphql', headers, payload: `[${payload}]` } as const;
    const { data, errors } = (await api.app.inject(batch)).json();
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
  });

  test('that asks for too much is refused, also when it was compiled before', async () => {
    const query = (first: number) =>
      `{ incidents(first: ${first}) { edges { node { ${'id title '.repeat(120)} } } } }`;
    for (let n = 0; n < 3; n += 1) {
      const { errors } = await ask(query(100));
      expect(errors[0]!.extensions.code).toBe('QUERY_TOO_LARGE');
    }
    expect((await ask(query(10))).errors).toEqual([]);
    expect((await ask('{ incidents(first: 101) { totalCount } }')).errors[0]!.message).toContain(
      'first',
    );
  });

  test('the cost of a compiled query is that of its variables now', async () => {
    const fields = Array.from({ length: 240 }, () => 'id').join(' ');
    const query = `query($n: Int) { incidents(first: $n) { edges { node { ${fields} } } } }`;
    for (let n = 0; n < 3; n += 1) expect((await ask(query, { n: 5 })).errors).toEqual([]);
    expect((await ask(query, { n: 100 })).errors[0]!.extensions.code).toBe('QUERY_TOO_LARGE');
  });

  test('that would keep a zero byte, which no row can, is refused wherever it stands', async () => {
    const comment = (text: string) => `mutation ($text: String!) {
      commentOnIncident(tenant: "borealis", id: "x", text: ${text}, internal: true) { __typename }
    }`;
    const split = `mutation ($ids: [ID!]!) {
      splitIncident(tenant: "borealis", id: "x", breaches: $ids) { __typename }
    }`;
    const asked = [
      await ask(comment('$text'), { text: 'a\0b' }),
      await ask(comment('"a\\u0000"').replace('($text: String!) ', '')),
      await ask(split, { ids: ['x', '\0'] }),
    ];
    for (const { errors } of asked) expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
    // A text about a zero byte holds none.
    expect((await ask(comment('$text'), { text: '\\u0000' })).errors).toEqual([]);
  });

  test('a mistake is answered without a hint at other names, with an id to ask about', async () => {
    const { errors } = await ask('{ viewr { person { id } } }');
    expect(errors[0]!.message).toBe('Cannot query field "viewr" on type "Query".');
    expect(errors[0]!.extensions.requestId).toMatch(/^request-/);
  });

  test('a cursor of another list is refused', async () => {
    const { errors } = await ask('{ modelBreaches(after: "bm9uc2Vuc2U") { edges { cursor } } }');
    expect(errors[0]!.message).toContain('after');
  });
});

test('a fault of ours is masked, told to us, and has its id', async () => {
  await api.breakSessions();
  const { status, errors } = await ask('{ viewer { person { id } } }');
  expect(status).toBe(500);
  expect(errors[0]!.message).toContain('Something went wrong');
  expect(errors[0]!.extensions.requestId).toMatch(/^request-/);
  expect(JSON.stringify(errors)).not.toMatch(/permission|sessions/);
  expect(String(api.faults[0])).toContain('permission denied');
});
