import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphError, readBody, sendAnswer, type Answer } from './answer.ts';
import { answerGraph } from './answer-graph.ts';
import { Directory, type DirectoryUser } from './directory.ts';
import { Misbehaviours, readMisbehaviour, type Misbehaviour } from './misbehaviour.ts';

export interface GraphOptions {
  /** Default: one that is free. Always on the loopback. */
  port?: number;
  client: { id: string; secret: string };
  users?: readonly string[];
  /** Default false: an unknown user is a 404. */
  makesUsers?: boolean;
  /** Epoch ms. Default the clock. */
  now?: () => number;
}

/** Microsoft Graph and its token endpoint over HTTP, as far as the responder uses them. */
export interface GraphEmulator {
  url: string;
  port: number;
  findUser(nameOrId: string): DirectoryUser | undefined;
  /** Requests to the Graph so far, such as `POST /v1.0/users/x/revokeSignInSessions`. */
  requests: readonly string[];
  misbehave(how: Misbehaviour): void;
  stop(): Promise<void>;
}

interface World {
  client: GraphOptions['client'];
  directory: Directory;
  misbehaviours: Misbehaviours;
  requests: string[];
}

export async function startGraph(options: GraphOptions): Promise<GraphEmulator> {
  const { port = 0, client, users = [], makesUsers = false, now = Date.now } = options;
  const directory = new Directory({ users, makesUsers, now });
  const world: World = { client, directory, misbehaviours: new Misbehaviours(), requests: [] };
  const server = createServer((request, response) => {
    answer(request, world)
      .catch((): Answer => graphError(400, 'BadRequest', 'The request was not understood.'))
      .then((done) => sendAnswer(response, done));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    findUser: (nameOrId) => directory.find(nameOrId),
    requests: world.requests,
    misbehave: (how) => world.misbehaviours.add(how),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, world: World): Promise<Answer> {
  const { method = 'GET', url = '/' } = request;
  const { pathname: path, searchParams: query } = new URL(url, 'http://emulator');
  const body = await readBody(request);
  if (method === 'POST' && /^\/[^/]+\/oauth2\/v2\.0\/token$/.test(path)) {
    return giveToken(new URLSearchParams(body), world);
  }
  if (path.startsWith('/emulator/')) return control({ method, path, body }, world);
  if (request.headers.authorization !== `Bearer ${tokenOf(world.client)}`) {
    return graphError(401, 'InvalidAuthenticationToken', 'The access token is not valid.');
  }
  world.requests.push(`${method} ${path}`);
  return answerGraph({ method, path, query, body }, world);
}

const hash = (value: string): Buffer => createHash('sha256').update(value).digest();

// The same after a restart, so that a client need not ask again.
const tokenOf = ({ id, secret }: World['client']): string =>
  hash(`token\0${id}\0${secret}`).toString('base64url');

function giveToken(form: URLSearchParams, { client }: World): Answer {
  const isKnown =
    form.get('grant_type') === 'client_credentials' &&
    form.get('client_id') === client.id &&
    timingSafeEqual(hash(form.get('client_secret') ?? ''), hash(client.secret));
  if (!isKnown) return { status: 401, body: { error: 'invalid_client' } };
  const token = { token_type: 'Bearer', expires_in: 3599, access_token: tokenOf(client) };
  return { status: 200, body: token };
}

/** What a person or a test of other processes may see and ask for. */
function control(
  { method, path, body }: { method: string; path: string; body: string },
  { directory, misbehaviours, requests }: World,
): Answer {
  if (method === 'GET' && path === '/emulator/users')
    return { status: 200, body: directory.list() };
  if (method === 'GET' && path === '/emulator/requests') return { status: 200, body: requests };
  const asked = path === '/emulator/misbehave' ? readMisbehaviour(body) : undefined;
  if (method !== 'POST' || asked === undefined) return { status: 400 };
  misbehaviours.add(asked);
  return { status: 204 };
}
