import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { inTenant } from '@nightjar/db';
import { z } from 'zod';
import { connectionOf, cursorOf, pageSize, placeOf } from '../cursor.ts';
import { DEPS, type Deps } from '../deps.ts';
import { tenantFor, tenantOf, type RequestContext } from '../request/context.ts';
import { eventPlace, findEvent, listEventPage, type EventPage } from './list-event-page.ts';
import { shapeEvent, type EventShape } from './shape-event.ts';

interface EventsArgs {
  filter: EventPage['filter'] & { tenant: string };
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

  @ResolveField('ocsf')
  async ocsf(@Context() { reads }: RequestContext, @Parent() event: EventShape) {
    return (await reads.record.load(event))?.ocsf ?? {};
  }

  @ResolveField('raw')
  async raw(@Context() { reads }: RequestContext, @Parent() event: EventShape) {
    return (await reads.record.load(event))?.raw ?? {};
  }
}
