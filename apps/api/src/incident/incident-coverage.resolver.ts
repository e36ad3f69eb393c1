import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { acrossTenants } from '@nightjar/db';
import { DEPS, type Deps } from '../deps.ts';
import type { RequestContext } from '../request/context.ts';
import { readCoverage } from './read-coverage.ts';
import type { IncidentShape } from './shape-incident.ts';

@Resolver('Incident')
export class IncidentCoverageResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @ResolveField('coverage')
  async coverage(@Context() { reads }: RequestContext, @Parent() shown: IncidentShape) {
    const { tenantId } = shown;
    const incident = (await reads.body.load(shown))?.incident;
    if (incident === undefined) return [];
    return acrossTenants(this.deps.reader, { tenantIds: [tenantId] }, (tx) =>
      readCoverage({ ...tx, tenantId }, incident),
    );
  }
}
