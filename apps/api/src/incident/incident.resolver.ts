import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { acrossTenants, countIncidentQueue, listIncidentQueue } from '@nightjar/db';
import { connectionOf, cursorOf, pageSize, placeOf } from '../cursor.ts';
import { DEPS, type Deps } from '../deps.ts';
import { readableTenants, viewerIn, type RequestContext } from '../request/context.ts';
import { findFor, type OneArgs } from './decide-for.ts';
import { queueFilter, queuePlace, type IncidentsArgs } from './queue-page.ts';
import { shapeIncident } from './shape-incident.ts';

const countMax = 1_000;

/** The queue, and an incident. */
@Resolver()
export class IncidentResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Query('incidents')
  async incidents(@Context() context: RequestContext, @Args() args: IncidentsArgs) {
    const size = pageSize(args.first);
    const after = placeOf(args.after, queuePlace);
    const tenantIds = readableTenants(context, args.filter?.tenants).map(({ id }) => id);
    const now = this.deps.now();
    const asked = { tenantIds, personId: viewerIn(context).person.id, now };
    const filter = queueFilter(asked, args.filter);
    const order = args.orderBy === 'NEWEST' ? ('newest' as const) : ('priority' as const);
    const { rows, totalCount } = await acrossTenants(
      this.deps.reader,
      { tenantIds },
      async (tx) => ({
        rows: await listIncidentQueue(tx, filter, { order, after, limit: size + 1 }),
        totalCount: await countIncidentQueue(tx, filter, countMax),
      }),
    );
    const shaped = rows.map((row) => shapeIncident(row, now));
    return { ...connectionOf(shaped, size, ({ place }) => cursorOf(place)), totalCount };
  }

  @Query('incident')
  async incident(@Context() context: RequestContext, @Args() { tenant, id }: OneArgs) {
    const found = await findFor(this.deps, context, { tenant, id, action: 'read' });
    return found ? shapeIncident(found.row, this.deps.now()) : null;
  }
}
