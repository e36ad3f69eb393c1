import {
  acrossTenants,
  appendAudit,
  inTenant,
  listActionReportsOf,
  listBreaches,
} from '@nightjar/db';
import type { HttpServer } from '@nightjar/service';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { Attempts } from '../identity/attempts.ts';
import { findIncident } from '../incident/find-incident.ts';
import { readCoverage } from '../incident/read-coverage.ts';
import { admitExport, exportLimit, type Refusal } from './admit-export.ts';
import { readAssignees } from './incident-notes.ts';
import { readWhole } from './read-whole.ts';
import { incidentFormats, type Written, writeIncident } from './write-incident.ts';

const schema = z.object({
  tenant: z.string().max(200),
  reference: z.string().max(100),
  format: z.enum(incidentFormats).default('json'),
});

/** `GET /v1/incidents/:reference` with a session's token: one incident as a document to hand on. */
export function serveIncident(http: HttpServer, deps: Deps): void {
  const exports = new Attempts(exportLimit);
  http.get('/v1/incidents/:reference', { exposeHeadRoute: false }, async (request, reply) => {
    try {
      const { authorization } = request.headers;
      const query = { ...(request.query as object), ...(request.params as object) };
      const found = await open(deps, { exports, authorization, query });
      if (!('error' in found)) {
        reply.header('content-disposition', `attachment; filename="${found.name}"`);
        return reply.type(found.type).send(found.body);
      }
      const { status, error, retryAfterSeconds } = found;
      if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
      return reply.code(status).send({ error });
    } catch (fault) {
      deps.onFault(fault, request.id);
      return reply.code(500).send({ error: 'something went wrong', requestId: request.id });
    }
  });
}

/** The document asked for; the audit log tells of it before it is sent. */
async function open(
  deps: Deps,
  of: { exports: Attempts; authorization: string | undefined; query: unknown },
): Promise<(Written & { name: string }) | Refusal> {
  const admitted = await admitExport(deps, { ...of, schema });
  if ('error' in admitted) return admitted;
  const { viewer, tenant, asked } = admitted;
  const found = await acrossTenants(deps.reader, { tenantIds: [tenant.id] }, async (tx) => {
    const row = await findIncident(tx, tenant.id, asked.reference);
    const own = { ...tx, tenantId: tenant.id };
    const [incident] = row === undefined ? [] : await readWhole(own, [row]);
    if (incident === undefined) return undefined;
    return {
      incident,
      breaches: await listBreaches(own, { ids: incident.breachIds }),
      responses: await listActionReportsOf(own, incident.id),
      notJudged: await readCoverage(own, incident),
    };
  });
  if (found === undefined) return { status: 404, error: 'no such incident' };
  const people = await readAssignees(deps, [found.incident]);
  const madeAt = deps.now();
  const written = await writeIncident(asked.format, { ...found, people, tenant, madeAt });
  await inTenant(deps.api, tenant.id, (tx) =>
    appendAudit(tx, {
      at: madeAt,
      personId: viewer.person.id,
      action: 'incident.export',
      object: `incident:${found.incident.id}`,
      after: { format: asked.format },
    }),
  );
  return { ...written, name: `${found.incident.displayId}.${written.ending}` };
}
