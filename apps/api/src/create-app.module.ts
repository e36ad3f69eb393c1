import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { HttpServer } from '@nightjar/service';
import { ApiModule } from './api.module.ts';
import type { Deps } from './deps.ts';
import { serveFindings } from './export/serve-findings.ts';
import { serveIncident } from './export/serve-incident.ts';
import { guardRequests } from './request/guard-requests.ts';

/** The api on an HTTP server that does not listen yet. */
export async function createApp(deps: Deps, http: HttpServer): Promise<NestFastifyApplication> {
  guardRequests(http, deps.newRequestId);
  serveFindings(http, deps);
  serveIncident(http, deps);
  const adapter = new FastifyAdapter(http as never);
  return NestFactory.create<NestFastifyApplication>(ApiModule.over(deps), adapter, {
    // Our own masking says what is a fault; Nest would print every mistake of a person.
    logger: ['fatal', 'warn'],
    abortOnError: false,
  });
}
