import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { acrossTenants, listBreachPage } from '@nightjar/db';
import { z } from 'zod';
import { connectionOf, cursorOf, pageSize, placeOf } from '../cursor.ts';
import { DEPS, type Deps } from '../deps.ts';
import { readableTenants, tenantOf, type RequestContext } from '../request/context.ts';
import { shapeBreach, type BreachShape } from './shape-breach.ts';
import { sightingsOf, stripKeyOf } from './sightings.ts';

interface BreachesArgs {
  filter?: {
    tenants?: string[] | null;
    subject?: string | null;
    model?: string | null;
    minScore?: number | null;
    includeWithdrawn?: boolean | null;
  } | null;
  first?: number | null;
  after?: string | null;
}

const place = z.strictObject({ time: z.number().int(), id: z.uuid() });

/** Model breaches with what made them. */
@Resolver('ModelBreach')
export class BreachResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Query('modelBreaches')
  async list(@Context() context: RequestContext, @Args() { filter, first, after }: BreachesArgs) {
    const size = pageSize(first);
    const tenantIds = readableTenants(context, filter?.tenants).map(({ id }) => id);
    const page = {
      tenantIds,
      subject: filter?.subject ?? undefined,
      modelPath: filter?.model ?? undefined,
      minScore: filter?.minScore ?? undefined,
      includeWithdrawn: filter?.includeWithdrawn ?? false,
      after: placeOf(after, place),
      limit: size + 1,
    };
    const rows = await acrossTenants(this.deps.reader, { tenantIds }, (tx) =>
      listBreachPage(tx, page),
    );
    return connectionOf(rows.map(shapeBreach), size, ({ time, id }) => cursorOf({ time, id }));
  }

  @ResolveField('tenant')
  tenant(@Context() context: RequestContext, @Parent() breach: BreachShape) {
    return tenantOf(context, breach.tenantId);
  }

  @ResolveField('incidentId')
  incidentId(@Context() { reads }: RequestContext, @Parent() breach: BreachShape) {
    return reads.incidentOfBreach.load({ tenantId: breach.tenantId, id: breach.id });
  }

  @ResolveField('sightings')
  async sightings(@Context() { reads }: RequestContext, @Parent() { breach }: BreachShape) {
    return sightingsOf(breach, (await reads.strip.load(stripKeyOf(breach))) ?? []);
  }
}
