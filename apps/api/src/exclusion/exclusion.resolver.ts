import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { appendAudit, endExclusion, inTenant, type CountedExclusion } from '@nightjar/db';
import { z } from 'zod';
import { shapeBreach } from '../breach/shape-breach.ts';
import { DEPS, type Deps } from '../deps.ts';
import { Attempts } from '../identity/attempts.ts';
import type { ViewerTenant } from '../identity/viewer.ts';
import { forgetReads, tenantFor, viewerIn, type RequestContext } from '../request/context.ts';
import { notFound, tooMany } from '../results.ts';
import { addExclusion } from './add-exclusion.ts';
import {
  faultOfConditions,
  faultOfReach,
  fromConditions,
  type SaidCondition,
} from './conditions.ts';
import { previewExclusion } from './preview-exclusion.ts';

interface SaidArgs {
  tenant: string;
  model: string;
  conditions: SaidCondition[];
}

const shownMax = 20;
/** A month is judged again each time: what one person can ask for while choosing conditions. */
export const previewLimit = { failuresMax: 30, windowMs: 5 * 60_000, keysMax: 50_000 };

/** What people took out of a tenant's models, and what changes that. */
@Resolver('Tenant')
export class ExclusionsResolver {
  @Inject(DEPS) private readonly deps!: Deps;
  private readonly previews = new Attempts(previewLimit);

  @ResolveField('exclusions')
  async exclusions(@Context() { reads }: RequestContext, @Parent() { id }: ViewerTenant) {
    return (await reads.exclusions.load({ tenantId: id, id })) ?? [];
  }

  @Query('previewExclusion')
  async preview(@Context() context: RequestContext, @Args() args: SaidArgs) {
    const tenant = tenantFor(context, 'exclude', args.tenant);
    if (tenant === undefined) return notFound('tenant');
    const fault = faultOfConditions(args.conditions) ?? faultOfReach(args.model, args.conditions);
    if (fault) return fault;
    const { person } = viewerIn(context);
    const waitMs = this.previews.begin(person.id, this.deps.now());
    if (waitMs > 0) return tooMany('looks at what would be hidden', waitMs);
    const asked = { ...args, now: this.deps.now() };
    const told = await inTenant(this.deps.api, tenant.id, (tx) => previewExclusion(tx, asked));
    return {
      __typename: 'ExclusionPreview' as const,
      ...told,
      hidden: told.hidden.slice(0, shownMax).map(shapeBreach),
      hiddenCount: told.hidden.length,
    };
  }

  @Mutation('addExclusion')
  async add(
    @Context() context: RequestContext,
    @Args() args: SaidArgs & { reason: string; days: number },
  ) {
    const { person } = viewerIn(context);
    const tenant = tenantFor(context, 'exclude', args.tenant);
    if (tenant === undefined) return notFound('tenant');
    const said = { ...args, personId: person.id, at: this.deps.now() };
    const fault = await inTenant(this.deps.api, tenant.id, (tx) => addExclusion(tx, said));
    return fault ?? this.changed(context, tenant);
  }

  @Mutation('endExclusion')
  async end(@Context() context: RequestContext, @Args() args: { tenant: string; id: string }) {
    const { person } = viewerIn(context);
    const tenant = tenantFor(context, 'exclude', args.tenant);
    if (tenant === undefined) return notFound('tenant');
    const id = z.uuid().safeParse(args.id).data;
    if (id === undefined) return notFound('exclusion');
    const at = this.deps.now();
    const ended = await inTenant(this.deps.api, tenant.id, async (tx) => {
      const row = await endExclusion(tx, id, at);
      if (row) {
        const object = `exclusion:${row.id}`;
        await appendAudit(tx, { at, personId: person.id, action: 'exclusion.end', object });
      }
      return row;
    });
    return ended ? this.changed(context, tenant) : notFound('exclusion');
  }

  private changed(context: RequestContext, tenant: ViewerTenant) {
    forgetReads(this.deps, context);
    return { __typename: 'ExclusionsChanged' as const, tenant };
  }
}

/** What one exclusion says. */
@Resolver('Exclusion')
export class ExclusionResolver {
  @ResolveField('conditions')
  conditions(@Parent() { conditions }: CountedExclusion) {
    return fromConditions(conditions);
  }

  @ResolveField('addedBy')
  addedBy(@Context() { reads }: RequestContext, @Parent() { addedBy }: CountedExclusion) {
    return reads.person.load(addedBy);
  }
}
