import { Readable } from 'node:stream';
import { appendAudit, inTenant } from '@nightjar/db';
import { type OcsfRecord, ocsfVersions } from '@nightjar/ocsf/export';
import type { HttpServer } from '@nightjar/service';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { Attempts } from '../identity/attempts.ts';
import { version as productVersion } from '../version.ts';
import { admitExport, exportLimit, type Refusal } from './admit-export.ts';
import { listFindings } from './list-findings.ts';

const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const schema = z.object({
  tenant: z.string().max(200),
  from: time.default(0),
  // The last moment that Postgres and we both can say.
  to: time.default(Date.UTC(9999, 11, 31)),
  version: z.enum(ocsfVersions).default('1.8.0'),
});

/** `GET /v1/findings` with a session's token: one tenant's breaches, incidents and responses as OCSF, one JSON a line. */
export function serveFindings(http: HttpServer, deps: Deps): void {
  const exports = new Attempts(exportLimit);
  http.get('/v1/findings', { exposeHeadRoute: false }, async (request, reply) => {
    const onFault = (fault: unknown): void => deps.onFault(fault, request.id);
    try {
      const { authorization } = request.headers;
      const opened = await open(deps, { exports, authorization, query: request.query });
      if (!('error' in opened))
        return reply.type('application/x-ndjson').send(Readable.from(linesOf(opened, onFault)));
      const { status, error, retryAfterSeconds } = opened;
      if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
      return reply.code(status).send({ error });
    } catch (fault) {
      onFault(fault);
      return reply.code(500).send({ error: 'something went wrong', requestId: request.id });
    }
  });
}

/** The findings asked for; the audit log tells of them before the first is read. */
async function open(
  deps: Deps,
  of: { exports: Attempts; authorization: string | undefined; query: unknown },
): Promise<AsyncIterable<OcsfRecord> | Refusal> {
  const admitted = await admitExport(deps, { ...of, schema });
  if ('error' in admitted) return admitted;
  const { viewer, tenant, asked } = admitted;
  const { from, to, version } = asked;
  await inTenant(deps.api, tenant.id, (tx) =>
    appendAudit(tx, {
      at: deps.now(),
      personId: viewer.person.id,
      action: 'findings.export',
      object: `tenant:${tenant.id}`,
      after: { from, to, version },
    }),
  );
  const options = { version, productVersion };
  return listFindings(deps, { tenantId: tenant.id, span: { from, to }, options });
}

/** A fault cuts the answer off, so that nobody takes a part for the whole. */
async function* linesOf(
  records: AsyncIterable<object>,
  onFault: (fault: unknown) => void,
): AsyncGenerator<string> {
  try {
    for await (const record of records) yield `${JSON.stringify(record)}\n`;
  } catch (fault) {
    onFault(fault);
    // Before the first line it becomes the answer's words.
    throw new Error('the answer was cut off', { cause: fault });
  }
}
