import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { defaultServiceLevels, type Incident } from '@nightjar/core';
import { inTenant } from '@nightjar/db';
import { DEPS, type Deps } from '../deps.ts';
import type { ViewerTenant } from '../identity/viewer.ts';
import { forgetReads, tenantFor, viewerIn, type RequestContext } from '../request/context.ts';
import { notFound } from '../results.ts';
import { setServiceLevel } from './set-service-level.ts';

type Severity = Incident['severity'];
// Worst first, as the defaults stand.
const severities = Object.keys(defaultServiceLevels) as Severity[];

interface SetArgs {
  tenant: string;
  severity: string;
  respondHours: number;
  containHours: number;
  closeHours: number;
}

/** How soon a tenant's incidents are worked on, and by whom. */
@Resolver('Tenant')
export class ServiceLevelsResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @ResolveField('serviceLevels')
  async levels(@Context() { reads }: RequestContext, @Parent() { id }: ViewerTenant) {
    const levels = (await reads.levels.load({ tenantId: id, id })) ?? defaultServiceLevels;
    return severities.map((severity) => ({
      severity: severity.toUpperCase(),
      respondHours: levels[severity].respond,
      containHours: levels[severity].contain,
      closeHours: levels[severity].close,
    }));
  }

  @ResolveField('analysts')
  async analysts(@Context() { reads }: RequestContext, @Parent() { id }: ViewerTenant) {
    return (await reads.analysts.load({ tenantId: id, id })) ?? [];
  }

  @Mutation('setServiceLevel')
  async set(@Context() context: RequestContext, @Args() args: SetArgs) {
    const { person } = viewerIn(context);
    const tenant = tenantFor(context, 'setServiceLevels', args.tenant);
    if (tenant === undefined) return notFound('tenant');
    const said = {
      severity: severities.find((one) => one.toUpperCase() === args.severity)!,
      level: { respond: args.respondHours, contain: args.containHours, close: args.closeHours },
      personId: person.id,
      at: this.deps.now(),
    };
    const fault = await inTenant(this.deps.api, tenant.id, (tx) => setServiceLevel(tx, said));
    if (fault) return fault;
    forgetReads(this.deps, context);
    return { __typename: 'ServiceLevelsChanged' as const, tenant };
  }
}
