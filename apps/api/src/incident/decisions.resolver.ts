import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { checklistOf, type Verdict } from '@nightjar/core';
import { inHouse, listAnalysts } from '@nightjar/db';
import { DEPS, type Deps } from '../deps.ts';
import type { RequestContext } from '../request/context.ts';
import { invalid } from '../results.ts';
import { decideFor, type Found, type OneArgs } from './decide-for.ts';
import type { Wish } from './decide-incident.ts';

type Noted = OneArgs & { note?: string | null };

const moves = { IN_PROGRESS: 'start', ON_HOLD: 'hold', CLOSED: 'close' } as const;

/** What people decide about an incident. */
@Resolver()
export class IncidentDecisionsResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Mutation('acknowledgeIncident')
  acknowledge(@Context() context: RequestContext, @Args() args: OneArgs) {
    return this.decide(context, args, { kind: 'acknowledge' });
  }

  @Mutation('assignIncident')
  assign(
    @Context() context: RequestContext,
    @Args() { person: assigneeId = null, ...args }: OneArgs & { person?: string | null },
  ) {
    const wishing = async ({ tenant }: Found) => {
      const analysts = await inHouse(this.deps.api, (tx) => listAnalysts(tx, tenant.id));
      return assigneeId === null || analysts.some(({ id }) => id === assigneeId)
        ? { kind: 'assign' as const, change: { assigneeId } }
        : invalid('person', 'Nobody of that id decides on incidents here.');
    };
    return decideFor(this.deps, context, { ...args, wishing });
  }

  @Mutation('moveIncident')
  move(
    @Context() context: RequestContext,
    @Args() { to, note = null, ...args }: Noted & { to: string },
  ) {
    const kind = moves[to as keyof typeof moves];
    if (kind === undefined) return invalid('to', 'IN_PROGRESS, ON_HOLD, or CLOSED once resolved.');
    return this.decide(context, args, { kind, note });
  }

  @Mutation('concludeIncident')
  conclude(
    @Context() context: RequestContext,
    @Args()
    { verdict, status, note = null, ...args }: Noted & { verdict: string; status?: string | null },
  ) {
    if (status === 'NEW' || status === 'IN_PROGRESS' || status === 'ON_HOLD')
      return invalid('status', 'RESOLVED or CLOSED.');
    const kind = status === 'RESOLVED' ? 'resolve' : 'close';
    const change = { verdict: verdict.toLowerCase() as Verdict };
    return this.decide(context, args, { kind, change, note });
  }

  @Mutation('closeIncidentAsBenign')
  close(
    @Context() context: RequestContext,
    @Args() { reason, note = null, ...args }: Noted & { reason: string },
  ) {
    const isWrong = reason === 'MODEL_TOO_SENSITIVE';
    const verdict = isWrong ? 'false_positive_logic' : 'benign_true_positive';
    return this.decide(context, args, { kind: 'close', change: { verdict }, reason, note });
  }

  @Mutation('reopenIncident')
  reopen(@Context() context: RequestContext, @Args() { note = null, ...args }: Noted) {
    return this.decide(context, args, { kind: 'reopen', note });
  }

  @Mutation('pinIncident')
  pin(
    @Context() context: RequestContext,
    @Args() { pinned, ...args }: OneArgs & { pinned: boolean },
  ) {
    return this.decide(context, args, { kind: pinned ? 'pin' : 'unpin' });
  }

  @Mutation('snoozeIncident')
  snooze(
    @Context() context: RequestContext,
    @Args() { until = null, ...args }: OneArgs & { until?: number | null },
  ) {
    return this.decide(context, args, { kind: 'snooze', change: { until } });
  }

  @Mutation('checkIncidentStep')
  check(
    @Context() context: RequestContext,
    @Args() { step, done, ...args }: OneArgs & { step: string; done: boolean },
  ) {
    const wishing = async ({ row: { tenantId, id, techniques } }: Found) => {
      const body = await context.reads.body.load({ tenantId, id });
      const steps = checklistOf(techniques, body?.incident.event?.recommendations);
      return steps.some((one) => one.id === step)
        ? ({ kind: done ? 'check' : 'uncheck', change: { step } } as const)
        : invalid('step', 'Its checklist has no such step.');
    };
    return decideFor(this.deps, context, { ...args, wishing });
  }

  @Mutation('commentOnIncident')
  comment(
    @Context() context: RequestContext,
    @Args() { text, internal, ...args }: OneArgs & { text: string; internal?: boolean | null },
  ) {
    const wish = { kind: 'comment', note: text, internal: internal ?? true } as const;
    return decideFor(this.deps, context, { ...args, action: 'comment', wishing: () => wish });
  }

  private decide(context: RequestContext, { tenant, id }: OneArgs, wish: Wish) {
    return decideFor(this.deps, context, { tenant, id, wishing: () => wish });
  }
}
