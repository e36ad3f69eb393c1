import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { OcsfEvent, Source } from '@nightjar/core';
import { inTenant } from '@nightjar/db';
import { z } from 'zod';
import { shapeBreach } from '../breach/shape-breach.ts';
import { connectionOf, cursorOf, pageSize, placeOf } from '../cursor.ts';
import { DEPS, type Deps } from '../deps.ts';
import { tenantFor, tenantOf, type RequestContext } from '../request/context.ts';
import { aboutEvent } from './about-event.ts';
import { countFacets, noFacets } from './count-facets.ts';
import { eventPlace, findEvent, listEventPage } from './list-event-page.ts';
import type { EventFilter } from './restriction-of.ts';
import { shapeEvent, type EventShape } from './shape-event.ts';

interface EventsArgs {
  filter: EventFilter & { tenant: string };
  first?: number | null;
  after?: string | null;
}

/** Events, and the blocks they lie in. */
@Resolver('Event')
export class EventResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Query('events')
  async events(@Context() context: RequestContext, @Args() { filter, first, after }: EventsArgs) {
    const size = pageSize(first);
    const tenant = tenantFor(context, 'read', filter.tenant);
    if (tenant === undefined) return connectionOf<EventShape>([], size, () => '');
    const page = { filter, after: placeOf(after, eventPlace), limit: size + 1 };
    const rows = await inTenant(this.deps.api, tenant.id, (tx) => listEventPage(tx, page));
    const shaped = rows.map((row) => shapeEvent(tenant.id, row));
    return connectionOf(shaped, size, ({ id }) => cursorOf(id));
  }

  @Query('eventFacets')
  async facets(@Context() context: RequestContext, @Args() { filter }: Pick<EventsArgs, 'filter'>) {
    const tenant = tenantFor(context, 'read', filter.tenant);
    if (tenant === undefined) return noFacets;
    return inTenant(this.deps.api, tenant.id, (tx) => countFacets(tx, filter));
  }

  @Query('event')
  async event(@Context() context: RequestContext, @Args() args: { tenant: string; id: string }) {
    const tenant = tenantFor(context, 'read', args.tenant);
    if (tenant === undefined || !z.uuid().safeParse(args.id).success) return null;
    const id = args.id.toLowerCase();
    const row = await inTenant(this.deps.api, tenant.id, (tx) => findEvent(tx, id));
    return row ? shapeEvent(tenant.id, row) : null;
  }

  @ResolveField('tenant')
  tenant(@Context() context: RequestContext, @Parent() event: EventShape) {
    return tenantOf(context, event.tenantId);
  }

  @ResolveField('about')
  async about(@Context() { reads }: RequestContext, @Parent() event: EventShape) {
    const record = await reads.record.load(event);
    return record ? aboutEvent(record.ocsf as OcsfEvent, event.source as Source) : null;
  }

  @ResolveField('breaches')
  async breaches(@Context() { reads }: RequestContext, @Parent() event: EventShape) {
    return ((await reads.breachesOfEvent.load(event)) ?? []).map(shapeBreach);
  }

  @ResolveField('ocsf')
  async ocsf(@Context() { reads }: RequestContext, @Parent() event: EventShape) {
    return (await reads.record.load(event))?.ocsf ?? {};
  }

  @ResolveField('raw')
  async raw(@Context() { reads }: RequestContext, @Parent() event: EventShape) {
    return (await reads.record.load(event))?.raw ?? {};
  }
}
