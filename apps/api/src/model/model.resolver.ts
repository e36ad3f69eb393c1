import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { dayMs } from '@nightjar/core';
import { countBreachesByModel, inTenant } from '@nightjar/db';
import { loadModels } from '@nightjar/models';
import { DEPS, type Deps } from '../deps.ts';
import { tenantFor, type RequestContext } from '../request/context.ts';
import { shapeModel } from './shape-model.ts';

const hitDays = 30;

/** The catalogue, as it watches a tenant. */
@Resolver('CatalogueModel')
export class ModelResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Query('models')
  async models(@Context() context: RequestContext, @Args('tenant') slug: string) {
    const tenant = tenantFor(context, 'read', slug);
    if (tenant === undefined) return [];
    const since = this.deps.now() - hitDays * dayMs;
    const counts = await inTenant(this.deps.api, tenant.id, (tx) =>
      countBreachesByModel(tx, since),
    );
    const byUuid = new Map(counts.map((one) => [one.modelUuid, one]));
    return loadModels()
      .filter(({ model }) => model.active)
      .map(({ model }) => ({
        model: shapeModel(model),
        mode: model.mode.toUpperCase(),
        breaches30Days: byUuid.get(model.uuid)?.count ?? 0,
        lastBreachAt: byUuid.get(model.uuid)?.latestAt ?? null,
      }))
      .sort((a, b) => (a.model.path < b.model.path ? -1 : 1));
  }
}
