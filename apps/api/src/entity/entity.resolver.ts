import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { entityKeyOf, type TenantId } from '@nightjar/core';
import { inTenant } from '@nightjar/db';
import { shapeBreach } from '../breach/shape-breach.ts';
import { DEPS, type Deps } from '../deps.ts';
import { shapeIncident } from '../incident/shape-incident.ts';
import { tenantFor, tenantOf, type RequestContext } from '../request/context.ts';
import { readEntity } from './read-entity.ts';

const keyMax = 400;

/** Entities with what is usual for them. */
@Resolver('KnownEntity')
export class EntityResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @Query('entity')
  async entity(@Context() context: RequestContext, @Args() args: { tenant: string; key: string }) {
    const tenant = tenantFor(context, 'read', args.tenant);
    const key = entityKeyOf(args.key);
    if (tenant === undefined || key.length > keyMax || key.includes('\0')) return null;
    const found = await inTenant(this.deps.api, tenant.id, (tx) => readEntity(tx, key));
    if (found === undefined) return null;
    const now = this.deps.now();
    return {
      ...found,
      entity: { key, name: found.name },
      kind: key.slice(0, key.indexOf(':')),
      breaches: found.breaches.map(shapeBreach),
      incidents: found.incidents.map((one) => shapeIncident(one, now)),
    };
  }

  @ResolveField('tenant')
  tenant(@Context() context: RequestContext, @Parent() { tenantId }: { tenantId: TenantId }) {
    return tenantOf(context, tenantId);
  }
}
