import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { RegroupingAsked } from '@nightjar/core';
import { z } from 'zod';
import { DEPS, type Deps } from '../deps.ts';
import { forgetReads, type RequestContext } from '../request/context.ts';
import { faultOfText, invalid, notFound } from '../results.ts';
import { askAnalyst } from './ask-analyst.ts';
import { findFor, type Found, type OneArgs } from './decide-for.ts';
import { refusedFor, stillAsked } from './refusals.ts';
import { shapeIncident } from './shape-incident.ts';

/** Which incident, as of which revision, and why, as they say. */
type LookedAt = OneArgs & { revision?: number | null; note?: string | null };

// Of one incident nobody picks more by hand, and a request stays small.
const breachesMax = 1_000;

/** What people say of the grouping: the analyst judges it, and does it where it can. */
@Resolver()
export class RegroupResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Mutation('mergeIncidents')
  async merge(
    @Context() context: RequestContext,
    @Args() { with: other, ...args }: LookedAt & { with: string },
  ) {
    const fault = faultOfText('note', args.note, false);
    if (fault) return fault;
    const found = await this.find(context, args);
    const second = found && (await this.find(context, { tenant: args.tenant, id: other }));
    if (found === undefined || second === undefined) return notFound('incident');
    return this.ask(context, found, {
      kind: 'merge',
      otherId: second.row.id,
      incidentId: found.row.id,
      revision: args.revision ?? found.row.revision,
      note: args.note?.trim() || null,
    });
  }

  @Mutation('splitIncident')
  async split(
    @Context() context: RequestContext,
    @Args() { breaches, ...args }: LookedAt & { breaches: string[] },
  ) {
    const fault = faultOfText('note', args.note, false);
    if (fault) return fault;
    const found = await this.find(context, args);
    if (found === undefined) return notFound('incident');
    const breachIds = [...new Set(breaches.map((id) => id.toLowerCase()))].sort();
    if (breachIds.length > breachesMax)
      return invalid('breaches', `At most ${breachesMax} at once.`);
    if (!breachIds.every((id) => z.uuid().safeParse(id).success)) return refusedFor('notHeld');
    return this.ask(context, found, {
      kind: 'split',
      breachIds,
      incidentId: found.row.id,
      revision: args.revision ?? found.row.revision,
      note: args.note?.trim() || null,
    });
  }

  private find(context: RequestContext, { tenant, id }: OneArgs) {
    return findFor(this.deps, context, { tenant, id, action: 'decideIncident' });
  }

  private async ask(context: RequestContext, { row, tenant }: Found, asked: RegroupingAsked) {
    const { requestId, answer } = await askAnalyst(this.deps, context, { tenant, asked });
    if (answer === undefined) return stillAsked(requestId);
    if ('refused' in answer) return refusedFor(answer.refused);
    forgetReads(this.deps, context);
    const again = await findFor(this.deps, context, {
      tenant: tenant.slug,
      id: row.id,
      action: 'read',
    });
    const incident = again && shapeIncident(again.row, this.deps.now());
    return incident ? { __typename: 'IncidentDecided' as const, incident } : notFound('incident');
  }
}
