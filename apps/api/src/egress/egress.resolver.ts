import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { inTenant, type EgressNetwork } from '@nightjar/db';
import { DEPS, type Deps } from '../deps.ts';
import type { ViewerTenant } from '../identity/viewer.ts';
import { forgetReads, tenantFor, viewerIn, type RequestContext } from '../request/context.ts';
import { notFound } from '../results.ts';
import { declareEgress } from './declare-egress.ts';
import { withdrawEgress } from './withdraw-egress.ts';

/** A tenant's own networks, and what changes them. */
@Resolver('Tenant')
export class EgressResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @ResolveField('egress')
  async egress(@Context() { reads }: RequestContext, @Parent() { id }: ViewerTenant) {
    return (await reads.egress.load({ tenantId: id, id })) ?? [];
  }

  @Mutation('declareEgress')
  async declare(
    @Context() context: RequestContext,
    @Args() args: { tenant: string; network: string; note: string },
  ) {
    const { person } = viewerIn(context);
    const tenant = tenantFor(context, 'declareEgress', args.tenant);
    if (tenant === undefined) return notFound('tenant');
    const said = { ...args, personId: person.id, at: this.deps.now() };
    const fault = await inTenant(this.deps.api, tenant.id, (tx) => declareEgress(tx, said));
    return fault ?? this.changed(context, tenant);
  }

  @Mutation('withdrawEgress')
  async withdraw(
    @Context() context: RequestContext,
    @Args() args: { tenant: string; network: string },
  ) {
    const { person } = viewerIn(context);
    const tenant = tenantFor(context, 'declareEgress', args.tenant);
    if (tenant === undefined) return notFound('tenant');
    const of = { network: args.network, personId: person.id, at: this.deps.now() };
    const isGone = await inTenant(this.deps.api, tenant.id, (tx) => withdrawEgress(tx, of));
    return isGone ? this.changed(context, tenant) : notFound('network');
  }

  private changed(context: RequestContext, tenant: ViewerTenant) {
    forgetReads(this.deps, context);
    return { __typename: 'EgressChanged' as const, tenant };
  }
}

/** Who declared a network. */
@Resolver('EgressNetwork')
export class EgressNetworkResolver {
  @ResolveField('declaredBy')
  declaredBy(@Context() { reads }: RequestContext, @Parent() { declaredBy }: EgressNetwork) {
    return reads.person.load(declaredBy);
  }
}
