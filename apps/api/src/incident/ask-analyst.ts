import { setTimeout as wait } from 'node:timers/promises';
import { stableId, type AnalystAnswer, type Asked } from '@nightjar/core';
import {
  appendAudit,
  canonicalJson,
  findAnalystAnswer,
  insertAnalystRequest,
  inTenant,
  type AnalystRequest,
  type TenantTx,
} from '@nightjar/db';
import type { Deps } from '../deps.ts';
import type { ViewerTenant } from '../identity/viewer.ts';
import { viewerIn, type RequestContext } from '../request/context.ts';

// The analyst answers in a fraction of a second; where it is busy or away the request stays, and waits for it.
const waitsMs = [10, 20, 40, 80, ...Array.from({ length: 32 }, () => 150)];

/** What is asked, in which tenant. */
export interface Asking {
  tenant: ViewerTenant;
  asked: Asked;
  /** Makes the same question a further one; unsaid: asking twice is asking once. */
  again?: string;
}

/** A request as the viewer makes it. */
export function requestOf(deps: Deps, context: RequestContext, of: Asking): AnalystRequest {
  const { id: personId } = viewerIn(context).person;
  const { tenant, asked, again = '' } = of;
  const id = stableId('analyst request', tenant.id, personId, canonicalJson(asked), again);
  return { id, personId, at: deps.now(), asked };
}

/** Keeps the request with its audit entry, each once. */
export async function keepRequest(tx: TenantTx, request: AnalystRequest): Promise<void> {
  if (!(await insertAnalystRequest(tx, request))) return;
  const { at, personId, id, asked } = request;
  const object = asked.incidentId === null ? `request:${id}` : `incident:${asked.incidentId}`;
  const action = `incident.${asked.kind}`;
  await appendAudit(tx, { at, personId, action, object, after: { request: id, ...saidOf(asked) } });
}

/** What a log shows of it: of many breaches their number. */
function saidOf(asked: Asked): Record<string, unknown> {
  if (asked.kind !== 'split') return { ...asked };
  const { breachIds, ...rest } = asked;
  return { ...rest, breaches: breachIds.length };
}

/** Tells the analyst of a request that is kept, and waits a little for its answer; undefined: none so far. */
export async function awaitAnswer(
  deps: Deps,
  context: RequestContext,
  of: { tenantId: string; requestId: string },
): Promise<AnalystAnswer | undefined> {
  const { tenantId, requestId } = of;
  try {
    await deps.bus.publish('analystAsked', tenantId, { requestId });
  } catch (fault) {
    // The request stands in the rows; where the bus is away the sweeper tells the analyst.
    deps.onFault(fault, context.requestId);
  }
  for (const ms of waitsMs) {
    const answer = await inTenant(deps.api, tenantId, (tx) => findAnalystAnswer(tx, requestId));
    if (answer !== undefined) return answer;
    await wait(ms);
  }
  return undefined;
}

/** Asks the analyst, and waits a little for what it makes of it; without an answer, it has none so far. */
export async function askAnalyst(
  deps: Deps,
  context: RequestContext,
  of: Asking,
): Promise<{ requestId: string; answer: AnalystAnswer | undefined }> {
  const request = requestOf(deps, context, of);
  const { id: tenantId } = of.tenant;
  await inTenant(deps.api, tenantId, (tx) => keepRequest(tx, request));
  const requestId = request.id;
  return { requestId, answer: await awaitAnswer(deps, context, { tenantId, requestId }) };
}
