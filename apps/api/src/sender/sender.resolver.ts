import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { DEPS, type Deps } from '../deps.ts';
import { tenantFor, viewerIn, type RequestContext } from '../request/context.ts';
import { notFound } from '../results.ts';
import { admitSender, type SenderSaid } from './admit-sender.ts';
import { dismissSender } from './dismiss-sender.ts';

/** Whose certificates may send syslog to a tenant. */
@Resolver()
export class SenderResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Mutation('admitSender')
  async admit(@Context() context: RequestContext, @Args() said: SenderSaid) {
    const { person } = viewerIn(context);
    const tenant = tenantFor(context, 'admitSenders', said.tenant);
    if (tenant === undefined) return notFound('tenant');
    const told = await admitSender(this.deps, said, { tenantId: tenant.id, person });
    return '__typename' in told ? told : { __typename: 'SenderAdmitted' as const, ...told };
  }

  @Mutation('dismissSender')
  async dismiss(
    @Context() context: RequestContext,
    @Args() of: { tenant: string; fingerprint: string },
  ) {
    const { person } = viewerIn(context);
    const tenant = tenantFor(context, 'admitSenders', of.tenant);
    if (tenant === undefined) return notFound('tenant');
    const by = { tenantId: tenant.id, person };
    const isGone = await dismissSender(this.deps, of.fingerprint, by);
    return isGone ? { __typename: 'SenderDismissed' as const, tenant } : notFound('sender');
  }
}
