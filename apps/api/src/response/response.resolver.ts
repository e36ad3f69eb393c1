import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { inTenant } from '@nightjar/db';
import { z } from 'zod';
import { DEPS, type Deps } from '../deps.ts';
import {
  forgetReads,
  tenantFor,
  tenantOf,
  viewerIn,
  type RequestContext,
} from '../request/context.ts';
import { faultOfText, notFound } from '../results.ts';
import { decideResponse, type ResponseVerdict } from './decide-response.ts';
import { shapeAction, verificationOf, type ActionShape } from './shape-action.ts';
import { historyWith } from './stand-of.ts';

interface DecideArgs {
  tenant: string;
  id: string;
  reason?: string | null;
}

/** Response actions, and people's yes or no to them. */
@Resolver('ResponseAction')
export class ResponseResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Mutation('approveResponseAction')
  approve(@Context() context: RequestContext, @Args() args: DecideArgs) {
    return this.decide(context, args, 'approve');
  }

  @Mutation('declineResponseAction')
  decline(@Context() context: RequestContext, @Args() args: DecideArgs) {
    return this.decide(context, args, 'decline');
  }

  private async decide(context: RequestContext, args: DecideArgs, decision: ResponseVerdict) {
    const { person } = viewerIn(context);
    const tenant = tenantFor(context, 'decideResponse', args.tenant);
    const id = z.uuid().safeParse(args.id).data?.toLowerCase();
    if (tenant === undefined || id === undefined) return notFound('response action');
    const fault = faultOfText('reason', args.reason, decision === 'decline');
    if (fault) return fault;
    const reason = args.reason?.trim() || null;
    const saying = { actionId: id, personId: person.id, decision, reason, at: this.deps.now() };
    const result = await inTenant(this.deps.api, tenant.id, (tx) => decideResponse(tx, saying));
    if (result === 'unknown') return notFound('response action');
    forgetReads(this.deps, context);
    const action = await this.find(context, { tenantId: tenant.id, id });
    if (result === 'decided') {
      await this.tellResponder(context, tenant.id, id);
      return { __typename: 'ResponseDecided', action };
    }
    return { __typename: 'AlreadyDecided', message: 'Someone decided first.', action };
  }

  // The decision stands in the rows; where the bus is away the sweeper tells the responder.
  private async tellResponder(context: RequestContext, tenantId: string, actionId: string) {
    try {
      await this.deps.bus.publish('actionDecided', tenantId, { actionId });
    } catch (fault) {
      this.deps.onFault(fault, context.requestId);
    }
  }

  private async find({ reads }: RequestContext, key: { tenantId: string; id: string }) {
    const [action, decision] = await Promise.all([
      reads.action.load(key),
      reads.responseDecision.load(key),
    ]);
    return action && shapeAction(action, decision, this.deps.now());
  }

  @ResolveField('tenant')
  tenant(@Context() context: RequestContext, @Parent() { tenantId }: ActionShape) {
    return tenantOf(context, tenantId);
  }

  @ResolveField('verification')
  async verification(@Context() { reads }: RequestContext, @Parent() { action }: ActionShape) {
    return verificationOf((await reads.history.load(action)) ?? []);
  }

  @ResolveField('history')
  async history(@Context() { reads }: RequestContext, @Parent() { action }: ActionShape) {
    const [changes, decision] = await Promise.all([
      reads.history.load(action),
      reads.responseDecision.load(action),
    ]);
    const history = historyWith(changes ?? [], decision);
    const people = await Promise.all(
      history.map(({ by }) => (z.uuid().safeParse(by).success ? reads.person.load(by) : undefined)),
    );
    return history.map((change, index) => ({
      ...change,
      by: people[index]?.name ?? change.by,
      state: change.state.toUpperCase(),
    }));
  }
}
