import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.ts';
import type { Deps } from './deps.ts';
import { bodyBytesMax, refuseRequest } from './request/refuse-request.ts';

/** The api as an application that does not listen yet. */
export async function createApp(deps: Deps): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyBytesMax,
    genReqId: deps.newRequestId,
    logger: false,
  });
  adapter.getInstance().addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    const refusal = refuseRequest(request);
    if (refusal === undefined) return undefined;
    return reply
      .status(refusal.status)
      .send({ errors: [{ message: refusal.message, extensions: { requestId: request.id } }] });
  });
  return NestFactory.create<NestFastifyApplication>(ApiModule.over(deps), adapter, {
    // Our own masking says what is a fault; Nest would print every mistake of a person.
    logger: ['fatal', 'warn'],
    abortOnError: false,
  });
}
