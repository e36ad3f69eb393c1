import { createMemoryBus } from '@nightjar/bus';
import type { Deps } from './deps.ts';
import { createHttp } from '@nightjar/service';
import { freshDatabase } from '@nightjar/db/testing';
import { asSuperuser } from '@nightjar/testkit';
import { createApp } from './create-app.module.ts';
import { emailOf, makeWorld, password, t0, type Name } from './world.fixture.ts';

/** Any part of an answer. */
export type Shown = { [field: string]: Shown } & Shown[] & string;

/** An answer of the api. */
export interface Answer {
  status: number;
  data: Record<string, Shown> | null;
  errors: { message: string; extensions: { code: string; requestId: string } }[];
}

interface Asking {
  token?: string;
  peer?: string;
}

const signInText = `mutation In($email: String!, $password: String!) {
  in: signIn(email: $email, password: $password) {
    __typename
    ... on SignedIn { token expiresAt viewer { person { email } tenants { slug health { eventsStored } } } }
    ... on SignInRefused { message retryAfterSeconds }
  }
}`;

/** The api over a world of its own, asked as over HTTP; the clock stands at t0 plus `clock.ms`. */
export async function startApi(more: Pick<Deps, 'narrator'> = {}) {
  const db = await freshDatabase();
  await makeWorld(db);
  const clock = { ms: 10 };
  const faults: unknown[] = [];
  const published: unknown[] = [];
  const memory = createMemoryBus();
  let count = 0;
  const deps: Deps = {
    api: db.open('api'),
    reader: db.open('reader'),
    bus: {
      publish: async (kind, tenantId, body) => {
        await memory.publish(kind, tenantId, body);
        published.push({ kind, tenantId, body });
      },
    },
    isDemo: true,
    now: () => t0 + clock.ms,
    newToken: () => `token-of-a-test-number-${++count}`,
    newRequestId: () => `request-${++count}`,
    onFault: (fault: unknown) => void faults.push(fault),
    ...more,
  };
  const app = await createApp(deps, createHttp('api'));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const ask = async (query: string, variables: object = {}, { token, peer }: Asking = {}) => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: peer ?? '127.0.0.1',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      payload: JSON.stringify({ query, variables }),
    });
    const { data = null, errors = [] } = response.json() as Partial<Answer>;
    return { data, errors, status: response.statusCode };
  };
  const signIn = (name: Name, given = password, peer?: string) =>
    ask(signInText, { email: emailOf(name), password: given }, { peer });
  return {
    app,
    clock,
    faults,
    published,
    bus: memory,
    db,
    ask,
    signIn,
    /** A client that asks as this person. */
    as: async (name: Name) => {
      const token = (await signIn(name)).data!.in!.token as string;
      return (query: string, variables: object = {}) => ask(query, variables, { token });
    },
    /** Takes the rows of sessions away from the api, as a fault would. */
    breakSessions: () =>
      asSuperuser(db.url, (client) => client.query('revoke select on sessions from nightjar_api')),
    stop: async () => {
      await app.close();
      await memory.close();
      await db.drop();
    },
  };
}

export type Api = Awaited<ReturnType<typeof startApi>>;
