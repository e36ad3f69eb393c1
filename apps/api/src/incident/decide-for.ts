import { acrossTenants, inTenant, lockIncident, type QueuedIncident } from '@nightjar/db';
import type { Deps } from '../deps.ts';
import { can, type Action } from '../identity/can.ts';
import type { ViewerTenant } from '../identity/viewer.ts';
import { forgetReads, tenantFor, viewerIn, type RequestContext } from '../request/context.ts';
import { notFound, type invalid } from '../results.ts';
import { decideIncident, faultOfWish, type Wish } from './decide-incident.ts';
import { findIncident } from './find-incident.ts';
import { shapeIncident } from './shape-incident.ts';

/** Which incident is meant. */
export interface OneArgs {
  tenant: string;
  id: string;
}

/** An incident with the tenant that the viewer may reach it in. */
export interface Found {
  row: QueuedIncident;
  tenant: ViewerTenant;
}

/** The incident, where the viewer may do this to it. */
export async function findFor(
  deps: Deps,
  context: RequestContext,
  { tenant: slug, id, action }: OneArgs & { action: Action },
): Promise<Found | undefined> {
  const tenant = tenantFor(context, action, slug);
  if (tenant === undefined) return undefined;
  const scope = { tenantIds: [tenant.id] };
  const row = await acrossTenants(deps.reader, scope, (tx) => findIncident(tx, tenant.id, id));
  return row && { row, tenant };
}

/** A wish, or why there is none. */
type Wishing = (found: Found) => Wish | Refused | Promise<Wish | Refused>;
type Refused = ReturnType<typeof invalid> | ReturnType<typeof notFound>;

/** Decides as the viewer wishes, where they may and it can be; answers with the incident as it then stands. */
export async function decideFor(
  deps: Deps,
  context: RequestContext,
  { wishing, action = 'decideIncident', ...args }: OneArgs & { wishing: Wishing; action?: Action },
) {
  const viewer = viewerIn(context);
  const found = await findFor(deps, context, { ...args, action });
  if (found === undefined) return notFound('incident');
  const wish = await wishing(found);
  if ('__typename' in wish) return wish;
  const { row, tenant } = found;
  const at = deps.now();
  // A customer's own comment must not be hidden from the customer.
  const internal = (wish.internal ?? false) && can(viewer, 'readInternal', tenant);
  const said = { ...wish, internal, personId: viewer.person.id, at };
  const fault = await inTenant(deps.api, tenant.id, async (tx) => {
    await lockIncident(tx, row.id);
    // Somebody else may have decided since it was read.
    const scope = { tenantIds: [tenant.id] };
    const current = (await findIncident({ ...tx, scope }, tenant.id, row.id)) ?? row;
    const isDone = faultOfWish(wish, current, at) ?? (await decideIncident(tx, current, said));
    return isDone === true ? undefined : isDone || notFound('incident');
  });
  if (fault) return fault;
  forgetReads(deps, context);
  const again = await findFor(deps, context, { tenant: tenant.slug, id: row.id, action: 'read' });
  return {
    __typename: 'IncidentDecided' as const,
    incident: again && shapeIncident(again.row, at),
  };
}
