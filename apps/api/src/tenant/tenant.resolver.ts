import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerTenant } from '../identity/viewer.ts';
import { readableTenants, tenantFor, type RequestContext } from '../request/context.ts';

/** Tenants that the caller may see. */
@Resolver('Tenant')
export class TenantResolver {
  @Query('tenants')
  tenants(@Context() context: RequestContext) {
    return readableTenants(context);
  }

  @Query('tenant')
  tenant(@Context() context: RequestContext, @Args('slug') slug: string) {
    return tenantFor(context, 'read', slug) ?? null;
  }

  @ResolveField('health')
  health(@Context() { reads }: RequestContext, @Parent() { id }: ViewerTenant) {
    return reads.health.load({ tenantId: id, id });
  }

  @ResolveField('untaught')
  async untaught(@Context() { reads }: RequestContext, @Parent() { id }: ViewerTenant) {
    return (await reads.untaught.load({ tenantId: id, id })) ?? [];
  }
}
