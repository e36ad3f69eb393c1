import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { coverageOf } from '@nightjar/core';
import { acrossTenants, listFeedsSeen } from '@nightjar/db';
import { DEPS, type Deps } from '../deps.ts';
import type { RequestContext } from '../request/context.ts';
import type { IncidentShape } from './shape-incident.ts';

const dayMs = 86_400_000;
/** A feed that is not among so many events around the incident is told as missing. */
const latest = 50_000;

/** What could not be judged of an incident: asked when it is read, as a feed may have caught up since. */
@Resolver('Incident')
export class IncidentCoverageResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @ResolveField('coverage')
  async coverage(@Context() { reads }: RequestContext, @Parent() shown: IncidentShape) {
    const { tenantId, end } = shown;
    const incident = (await reads.body.load(shown))?.incident;
    if (incident === undefined) return [];
    const newest = await acrossTenants(this.deps.reader, { tenantIds: [tenantId] }, (tx) =>
      listFeedsSeen({ ...tx, tenantId }, { until: end + dayMs, latest }),
    );
    return coverageOf(incident, { newest, lost: [] });
  }
}
