import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import {
  entityKeyOf,
  explainSilence,
  hoursAround,
  sayVerdict,
  withExclusions,
  type ModelVerdict,
} from '@nightjar/core';
import { asTenantExclusion, inTenant, listExclusions } from '@nightjar/db';
import { loadModels } from '@nightjar/models';
import { GraphQLError } from 'graphql';
import { DEPS, type Deps } from '../deps.ts';
import { shapeModel } from '../model/shape-model.ts';
import { tenantFor, type RequestContext } from '../request/context.ts';
import { isWithin, readActsAround } from './read-acts-around.ts';

interface WhyNotArgs {
  tenant: string;
  entity: string;
  /** Epoch ms. */
  at: number;
  hours?: number | null;
}

const hoursMax = 24;

function shapeVerdict(told: ModelVerdict) {
  const { act, component, missed, model: path, throttledSince = null, verdict } = told;
  const isThrottled = throttledSince !== null;
  return {
    model: shapeModel(loadModels().find(({ model }) => model.path === path)!.model),
    verdict: isThrottled ? 'THROTTLED' : verdict.toUpperCase(),
    sentence: sayVerdict(told),
    component,
    missed,
    throttledSince,
    act: act && {
      id: act.id,
      uid: act.uid,
      happenedAt: act.time,
      operation: act.operation,
      ip: act.ip,
    },
  };
}

/** Why models did not speak. */
@Resolver('WhyNot')
export class SilenceResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Query('whyNot')
  async whyNot(@Context() context: RequestContext, @Args() args: WhyNotArgs) {
    const tenant = tenantFor(context, 'read', args.tenant);
    if (tenant === undefined) return null;
    const hours = args.hours ?? 1;
    if (!(hours > 0 && hours <= hoursMax)) {
      const extensions = { code: 'BAD_USER_INPUT' };
      throw new GraphQLError(`\`hours\` is more than 0 and at most ${hoursMax}.`, { extensions });
    }
    const subject = entityKeyOf(args.entity.slice(0, 400).replaceAll('\0', ''));
    const span = hoursAround(args.at, hours);
    const { around, exclusions } = await inTenant(this.deps.api, tenant.id, async (tx) => ({
      around: await readActsAround(tx, { subject, at: args.at, ...span }),
      exclusions: await listExclusions(tx, span.from),
    }));
    const { acts, events, isWhole } = around;
    const named = exclusions.map(async (row) => {
      const person = await context.reads.person.load(row.addedBy);
      return asTenantExclusion(row, person?.name ?? 'someone who is gone');
    });
    const models = withExclusions(loadModels(), await Promise.all(named));
    const question = { models, subject, acts, anchors: [], ...span };
    const told = explainSilence(question);
    const spoken = told.filter(({ verdict }) => verdict !== 'silent');
    return {
      tenant,
      subject: { key: subject, name: acts[0]?.subjectName ?? subject.replace(/^[a-z]+:/, '') },
      ...span,
      events,
      acts: acts.filter(({ time }) => isWithin(time, span)).length,
      isWhole,
      models: spoken.map(shapeVerdict),
      silent: told.length - spoken.length,
    };
  }
}
