import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { shapeBreach } from '../breach/shape-breach.ts';
import { DEPS, type Deps } from '../deps.ts';
import { can } from '../identity/can.ts';
import { tenantOf, type RequestContext } from '../request/context.ts';
import { shapeAction } from '../response/shape-action.ts';
import { historyWith } from '../response/stand-of.ts';
import { activityOf } from './activity.ts';
import type { IncidentShape } from './shape-incident.ts';

const isUuid = (by: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(by);

const gone = 'A former colleague';

/** What hangs on an incident. */
@Resolver('Incident')
export class IncidentFieldsResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @ResolveField('tenant')
  tenant(@Context() context: RequestContext, @Parent() { tenantId }: IncidentShape) {
    return tenantOf(context, tenantId);
  }

  @ResolveField('assignee')
  assignee(@Context() { reads }: RequestContext, @Parent() { assigneeId }: IncidentShape) {
    return assigneeId === null ? null : reads.person.load(assigneeId);
  }

  @ResolveField('conclusion')
  async conclusion(@Context() { reads }: RequestContext, @Parent() { conclusion }: IncidentShape) {
    return conclusion && { ...conclusion, person: await reads.person.load(conclusion.personId) };
  }

  @ResolveField('breaches')
  async breaches(@Context() { reads }: RequestContext, @Parent() incident: IncidentShape) {
    const { tenantId } = incident;
    const breachIds = (await reads.breachesOfIncident.load(incident)) ?? [];
    const found = await Promise.all(breachIds.map((id) => reads.breach.load({ tenantId, id })));
    return found
      .filter((breach) => breach !== undefined)
      .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
      .map(shapeBreach);
  }

  @ResolveField('actions')
  async actions(@Context() { reads }: RequestContext, @Parent() { tenantId, id }: IncidentShape) {
    const actions = (await reads.actionsOfIncident.load({ tenantId, id })) ?? [];
    const decisions = await Promise.all(actions.map((one) => reads.responseDecision.load(one)));
    return actions.map((action, index) => shapeAction(action, decisions[index], this.deps.now()));
  }

  @ResolveField('activity')
  async activity(@Context() context: RequestContext, @Parent() incident: IncidentShape) {
    const { reads, viewer } = context;
    const { tenantId, id, knownAt } = incident;
    const [decisions = [], requests = [], actions = []] = await Promise.all([
      reads.decisions.load({ tenantId, id }),
      reads.requests.load({ tenantId, id }),
      reads.actionsOfIncident.load({ tenantId, id }),
    ]);
    const changes = await Promise.all(
      actions.map(async (action) => {
        const [history = [], decision] = await Promise.all([
          reads.history.load(action),
          reads.responseDecision.load(action),
        ]);
        return historyWith(history, decision);
      }),
    );
    const assigned = decisions.flatMap(({ change }) => change.assigneeId ?? []);
    const people = await Promise.all(assigned.map((one) => reads.person.load(one)));
    const names = new Map(people.flatMap((person) => (person ? [[person.id, person.name]] : [])));
    const entries = activityOf({
      knownAt,
      decisions,
      requests,
      actions: actions.map((action, index) => ({ ...action, changes: changes[index]! })),
      seesInternal: can(viewer, 'readInternal', { id: tenantId }),
      reopenedAt: incident.stand.reopenedAt,
      isPersonId: isUuid,
      nameOf: (person) => names.get(person) ?? gone,
    });
    return Promise.all(
      entries.map(async ({ actorId, ...entry }) => ({
        ...entry,
        actorName:
          entry.actorKind === 'PERSON'
            ? ((await reads.person.load(actorId))?.name ?? gone)
            : actorId,
      })),
    );
  }
}
