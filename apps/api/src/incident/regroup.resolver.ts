import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { groupingOf, mergeOf, splitOf } from '@nightjar/core';
import { acrossTenants, listIncidentDecisions } from '@nightjar/db';
import { DEPS, type Deps } from '../deps.ts';
import type { RequestContext } from '../request/context.ts';
import { invalid, notFound } from '../results.ts';
import { decideFor, findFor, type Found, type OneArgs } from './decide-for.ts';

// Each breach that leaves is cut from each that stays.
const cutsMax = 4_000;

const breachesOf = async ({ reads }: RequestContext, row: Found['row']): Promise<string[]> =>
  (await reads.breachesOfIncident.load(row)) ?? [];

/** Why, as they say. */
interface Noted {
  note?: string | null;
}

/** What people say of the grouping: the analyst follows. */
@Resolver()
export class RegroupResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Mutation('mergeIncidents')
  merge(
    @Context() context: RequestContext,
    @Args() { with: other, note = null, ...args }: OneArgs & { with: string } & Noted,
  ) {
    const wishing = async ({ row, tenant }: Found) => {
      const asked = { tenant: tenant.slug, id: other, action: 'decideIncident' } as const;
      const found = await findFor(this.deps, context, asked);
      if (found === undefined) return notFound('incident');
      if (found.row.id === row.id) return invalid('with', 'It is the same incident.');
      const grouping = await this.grouping(tenant.id);
      const [ours, theirs] = await Promise.all([
        breachesOf(context, row),
        breachesOf(context, found.row),
      ]);
      const change = mergeOf(ours, theirs, grouping);
      return { kind: 'merge' as const, change, note };
    };
    return decideFor(this.deps, context, { ...args, wishing });
  }

  @Mutation('splitIncident')
  split(
    @Context() context: RequestContext,
    @Args() { breaches, note = null, ...args }: OneArgs & { breaches: string[] } & Noted,
  ) {
    const wishing = async ({ row }: Found) => {
      const breachIds = await breachesOf(context, row);
      const leaving = breachIds.filter((id) => breaches.includes(id));
      const staying = breachIds.filter((id) => !breaches.includes(id));
      if (leaving.length < new Set(breaches).size)
        return invalid('breaches', 'The incident does not hold all of them.');
      if (leaving.length === 0 || staying.length === 0)
        return invalid('breaches', 'Some leave, and some stay.');
      if (leaving.length * staying.length > cutsMax)
        return invalid('breaches', 'Too many at once: take fewer out.');
      return { kind: 'split' as const, change: splitOf(leaving, staying), note };
    };
    return decideFor(this.deps, context, { ...args, wishing });
  }

  private async grouping(tenantId: string) {
    const decisions = await acrossTenants(this.deps.reader, { tenantIds: [tenantId] }, (tx) =>
      listIncidentDecisions({ ...tx, tenantId }, { kinds: ['merge', 'split'] }),
    );
    return groupingOf(decisions);
  }
}
