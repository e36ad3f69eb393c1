import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphql } from 'graphql';
import { takePush } from './intake.ts';
import { handOut } from './hand-out.ts';
import { people } from './people.ts';
import type { StubPerson } from './people.ts';
import { rootFor } from './resolve.ts';
import { readSchema } from './schema.ts';
import type { World } from './world.ts';

const personOf = (request: IncomingMessage): StubPerson | undefined => {
  const role = /^Bearer token-(\w+)$/.exec(request.headers.authorization ?? '')?.[1];
  return role === undefined ? undefined : people[role as keyof typeof people];
};

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** The API's schema over invented data, and an intake, so that every state of the portal can be shown. */
export async function startStub(world: World, port = 0) {
  const schema = readSchema();
  const server = createServer(async (request, response) => {
    if (request.url === '/v1/push') return takePush(world, request, response);
    if (request.url?.startsWith('/v1/incidents/')) return handOut(world, request, response);
    const { query, variables } = JSON.parse(await readBody(request)) as {
      query: string;
      variables: Record<string, unknown>;
    };
    world.asked.push(/(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '');
    await world.hold;
    const answer = world.isDown
      ? {
          errors: [
            { message: 'The database does not answer.', extensions: { requestId: 'req-1' } },
          ],
        }
      : await graphql({
          schema,
          source: query,
          variableValues: variables,
          rootValue: rootFor(world, personOf(request)),
        });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}/graphql`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
