import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { entityKeyOf } from '@nightjar/core';
import { acrossTenants, inTenant, listBreaches, listBreachPage } from '@nightjar/db';
import { z } from 'zod';
import { connectionOf, cursorOf, pageSize, placeOf } from '../cursor.ts';
import { DEPS, type Deps } from '../deps.ts';
import { readableTenants, tenantFor, tenantOf, type RequestContext } from '../request/context.ts';
import { shapeBreach, type BreachShape, type ObservationShape } from './shape-breach.ts';
import { firstSeenOn, sightingsOf, stripKeyOf } from './sightings.ts';

interface BreachesArgs {
  filter?: {
    tenants?: string[] | null;
    subject?: string | null;
    model?: string | null;
    category?: string[] | null;
    mode?: 'LIVE' | 'AUDIT' | null;
    from?: number | null;
    to?: number | null;
    minScore?: number | null;
    includeWithdrawn?: boolean | null;
  } | null;
  first?: number | null;
  after?: string | null;
}

const place = z.strictObject({ time: z.number().int(), id: z.uuid() });

/** What the filter means for rows; absent fields do not restrict. */
function filterOf(filter: BreachesArgs['filter']) {
  return {
    subject: filter?.subject ? entityKeyOf(filter.subject) : undefined,
    modelPath: filter?.model ?? undefined,
    categories: filter?.category ?? undefined,
    mode: filter?.mode ?? undefined,
    from: filter?.from ?? undefined,
    to: filter?.to ?? undefined,
    minScore: filter?.minScore ?? undefined,
    includeWithdrawn: filter?.includeWithdrawn ?? false,
  };
}

/** Model breaches with what made them. */
@Resolver('ModelBreach')
export class BreachResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Query('modelBreaches')
  async list(@Context() context: RequestContext, @Args() { filter, first, after }: BreachesArgs) {
    const size = pageSize(first);
    const tenantIds = readableTenants(context, filter?.tenants).map(({ id }) => id);
    const page = {
      ...filterOf(filter),
      tenantIds,
      after: placeOf(after, place),
      limit: size + 1,
    };
    const rows = await acrossTenants(this.deps.reader, { tenantIds }, (tx) =>
      listBreachPage(tx, page),
    );
    return connectionOf(rows.map(shapeBreach), size, ({ time, id }) => cursorOf({ time, id }));
  }

  @Query('modelBreach')
  async one(@Context() context: RequestContext, @Args() args: { tenant: string; id: string }) {
    const tenant = tenantFor(context, 'read', args.tenant);
    if (tenant === undefined || !z.uuid().safeParse(args.id).success) return null;
    const filter = { ids: [args.id.toLowerCase()], includeWithdrawn: true };
    const [breach] = await inTenant(this.deps.api, tenant.id, (tx) => listBreaches(tx, filter));
    return breach ? shapeBreach(breach) : null;
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

/** What was seen against what is usual. */
@Resolver('Observation')
export class ObservationResolver {
  @ResolveField('firstSeenOn')
  async firstSeenOn(@Context() { reads }: RequestContext, @Parent() of: ObservationShape) {
    if (of.score === undefined) return null;
    return firstSeenOn(of.score, (await reads.strip.load(stripKeyOf(of.breach))) ?? []);
  }
}
