import type { HttpServer } from '@nightjar/service';
import { bodyBytesMax, refuseRequest } from './refuse-request.ts';

/** Gives each request its id, and turns away what no query may be; before any route is added. */
export function guardRequests(http: HttpServer, newRequestId: () => string): void {
  http.addHook('onRoute', (route) => {
    route.bodyLimit = bodyBytesMax;
  });
  http.addHook('onRequest', async (request, reply) => {
    request.id = newRequestId();
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    const isQuery = request.url.split('?')[0] === '/graphql';
    const refusal = isQuery ? refuseRequest(request) : undefined;
    if (refusal === undefined) return undefined;
    return reply
      .status(refusal.status)
      .send({ errors: [{ message: refusal.message, extensions: { requestId: request.id } }] });
  });
}
