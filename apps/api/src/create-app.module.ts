import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.ts';
import type { Deps } from './deps.ts';
import { refuseRequest } from './request/refuse-request.ts';

const bodyBytesMax = 100 * 1024;

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
    logger: ['error', 'warn'],
    abortOnError: false,
  });
}
