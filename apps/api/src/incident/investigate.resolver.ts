import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dayMs, entityKeyOf, type InquiryAnswer, type InquiryAsked } from '@nightjar/core';
import { findAnalystAnswer, inTenant, lockRequestsSince } from '@nightjar/db';
import { z } from 'zod';
import { DEPS, type Deps } from '../deps.ts';
import type { ViewerTenant } from '../identity/viewer.ts';
import { tenantFor, type RequestContext } from '../request/context.ts';
import { invalid, notFound, tooMany } from '../results.ts';
import { awaitAnswer, keepRequest, requestOf } from './ask-analyst.ts';
import { findFor } from './decide-for.ts';
import { listByIds } from './list-by-ids.ts';
import { refusedFor, stillAsked } from './refusals.ts';

interface InvestigateArgs {
  tenant: string;
  incident?: string | null;
  entity?: string | null;
  /** Epoch ms. */
  from?: number | null;
  to?: number | null;
}

const perHourMax = 30;
const hourMs = 3_600_000;
const spanMaxMs = 31 * dayMs;
const keyMax = 400;

/** Looks that people ask the analyst for. */
@Resolver('Investigation')
export class InvestigateResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Mutation('investigate')
  async investigate(@Context() context: RequestContext, @Args() args: InvestigateArgs) {
    const tenant = tenantFor(context, 'decideIncident', args.tenant);
    if (tenant === undefined) return notFound('tenant');
    const asked = await this.askedBy(context, tenant, args);
    if ('__typename' in asked) return asked;
    const at = this.deps.now();
    const request = requestOf(this.deps, context, { tenant, asked, again: String(at) });
    const waitMs = await inTenant(this.deps.api, tenant.id, async (tx) => {
      const recent = await lockRequestsSince(tx, 'investigate', at - hourMs);
      if (recent.length >= perHourMax) return recent.at(-perHourMax)! + hourMs - at;
      await keepRequest(tx, request);
      return 0;
    });
    if (waitMs > 0) return tooMany('investigations', waitMs);
    const { id: requestId } = request;
    const answer = await awaitAnswer(this.deps, context, { tenantId: tenant.id, requestId });
    if (answer === undefined) return stillAsked(requestId);
    if ('refused' in answer) return refusedFor(answer.refused);
    return 'steps' in answer ? shape(tenant, requestId, answer) : notFound('investigation');
  }

  @Query('investigation')
  async investigation(
    @Context() context: RequestContext,
    @Args() args: { tenant: string; id: string },
  ) {
    const tenant = tenantFor(context, 'read', args.tenant);
    const id = z.uuid().safeParse(args.id).data?.toLowerCase();
    if (tenant === undefined || id === undefined) return null;
    const answer = await inTenant(this.deps.api, tenant.id, (tx) => findAnalystAnswer(tx, id));
    return answer === undefined || !('steps' in answer) ? null : shape(tenant, id, answer);
  }

  @ResolveField('incidents')
  incidents(@Parent() { tenantId, incidentIds }: ReturnType<typeof shape>) {
    return listByIds(this.deps, tenantId, incidentIds);
  }

  /** What is meant, or what is wrong with it. */
  private async askedBy(
    context: RequestContext,
    tenant: ViewerTenant,
    { incident, entity, from, to }: InvestigateArgs,
  ): Promise<InquiryAsked | ReturnType<typeof invalid> | ReturnType<typeof notFound>> {
    if ((incident == null) === (entity == null))
      return invalid('incident', 'Either an incident or an entity.');
    if (incident != null) {
      const asked = { tenant: tenant.slug, id: incident, action: 'decideIncident' } as const;
      const found = await findFor(this.deps, context, asked);
      return found ? { kind: 'investigate', incidentId: found.row.id } : notFound('incident');
    }
    const subject = entityKeyOf(entity!);
    if (subject.length > keyMax) return invalid('entity', `At most ${keyMax} characters.`);
    if (from == null || to == null || !(from < to && to - from <= spanMaxMs))
      return invalid('to', 'After `from`, and at most 31 days.');
    return { kind: 'investigate', incidentId: null, subject, from, to };
  }
}

function shape({ id: tenantId }: ViewerTenant, id: string, { steps, incidentIds }: InquiryAnswer) {
  return { __typename: 'Investigation' as const, id, tenantId, steps, incidentIds };
}
