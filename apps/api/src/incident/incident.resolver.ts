import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { acrossTenants, countIncidentQueue, inTenant, listIncidentQueue } from '@nightjar/db';
import { connectionOf, cursorOf, pageSize, placeOf } from '../cursor.ts';
import { DEPS, type Deps } from '../deps.ts';
import { can, type Action } from '../identity/can.ts';
import {
  forgetReads,
  readableTenants,
  tenantFor,
  viewerIn,
  type RequestContext,
} from '../request/context.ts';
import { notFound } from '../results.ts';
import { decideIncident, faultOfWish, type Wish } from './decide-incident.ts';
import { findIncident } from './find-incident.ts';
import { queueFilter, queuePlace, type IncidentsArgs } from './queue-page.ts';
import { shapeIncident } from './shape-incident.ts';

interface OneArgs {
  tenant: string;
  id: string;
}

const countMax = 1_000;
const plain = { reason: null, note: null, internal: false };

/** The queue, an incident, and what people decide about it. */
@Resolver()
export class IncidentResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Query('incidents')
  async incidents(@Context() context: RequestContext, @Args() args: IncidentsArgs) {
    const size = pageSize(args.first);
    const after = placeOf(args.after, queuePlace);
    const tenantIds = readableTenants(context, args.filter?.tenants).map(({ id }) => id);
    const filter = queueFilter(tenantIds, args.filter);
    const order = args.orderBy === 'NEWEST' ? ('newest' as const) : ('priority' as const);
    const { rows, totalCount } = await acrossTenants(
      this.deps.reader,
      { tenantIds },
      async (tx) => ({
        rows: await listIncidentQueue(tx, filter, { order, after, limit: size + 1 }),
        totalCount: await countIncidentQueue(tx, filter, countMax),
      }),
    );
    const page = connectionOf(rows.map(shapeIncident), size, ({ place }) => cursorOf(place));
    return { ...page, totalCount };
  }

  @Query('incident')
  async incident(@Context() context: RequestContext, @Args() { tenant, id }: OneArgs) {
    return (await this.find(context, { tenant, id }, 'read')) ?? null;
  }

  @Mutation('acknowledgeIncident')
  acknowledge(@Context() context: RequestContext, @Args() args: OneArgs) {
    return this.decide(context, args, { ...plain, kind: 'acknowledge' });
  }

  @Mutation('closeIncidentAsBenign')
  close(
    @Context() context: RequestContext,
    @Args() { reason, note = null, ...args }: OneArgs & { reason: string; note?: string | null },
  ) {
    return this.decide(context, args, { ...plain, kind: 'benign', reason, note });
  }

  @Mutation('reopenIncident')
  reopen(
    @Context() context: RequestContext,
    @Args() { note = null, ...args }: OneArgs & { note?: string | null },
  ) {
    return this.decide(context, args, { ...plain, kind: 'reopen', note });
  }

  @Mutation('commentOnIncident')
  comment(
    @Context() context: RequestContext,
    @Args() { text, internal, ...args }: OneArgs & { text: string; internal?: boolean | null },
  ) {
    const wish = { ...plain, kind: 'comment' as const, note: text, internal: internal ?? true };
    return this.decide(context, args, wish);
  }

  private async find(context: RequestContext, { tenant: slug, id }: OneArgs, action: Action) {
    const tenant = tenantFor(context, action, slug);
    if (tenant === undefined) return undefined;
    const scope = { tenantIds: [tenant.id] };
    const row = await acrossTenants(this.deps.reader, scope, (tx) =>
      findIncident(tx, tenant.id, id),
    );
    return row && { ...shapeIncident(row), row, tenant };
  }

  private async decide(context: RequestContext, args: OneArgs, wish: Wish) {
    const viewer = viewerIn(context);
    const action = wish.kind === 'comment' ? 'comment' : 'decideIncident';
    const found = await this.find(context, args, action);
    if (found === undefined) return notFound('incident');
    const { row, tenant } = found;
    const fault = faultOfWish(wish, row);
    if (fault) return fault;
    // A customer's own comment must not be hidden from the customer.
    const internal = wish.internal && can(viewer, 'readInternal', tenant);
    const said = { ...wish, internal, personId: viewer.person.id, at: this.deps.now() };
    const isDone = await inTenant(this.deps.api, tenant.id, (tx) => decideIncident(tx, row, said));
    if (!isDone) return notFound('incident');
    forgetReads(this.deps, context);
    const ids = { tenant: tenant.slug, id: row.id };
    return { __typename: 'IncidentDecided', incident: await this.find(context, ids, 'read') };
  }
}
