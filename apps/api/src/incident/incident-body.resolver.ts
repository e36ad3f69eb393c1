import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../request/context.ts';
import { shapeBody, shapeChecklist, type IncidentShape } from './shape-incident.ts';

type Field = keyof ReturnType<typeof shapeBody>;

/** What is not in the columns of an incident: lists that do not ask for it read none of it. */
@Resolver('Incident')
export class IncidentBodyResolver {
  @ResolveField('summary')
  async summary(@Context() { reads }: RequestContext, @Parent() incident: IncidentShape) {
    return (await reads.gist.load(incident))?.summary;
  }

  @ResolveField('reasons')
  async reasons(@Context() { reads }: RequestContext, @Parent() incident: IncidentShape) {
    return (await reads.gist.load(incident))?.reasons;
  }

  @ResolveField('subjects')
  subjects(@Context() context: RequestContext, @Parent() incident: IncidentShape) {
    const { subjects, subjectCount } = incident;
    return subjects.length === subjectCount ? subjects : this.read(context, incident, 'subjects');
  }

  @ResolveField('story')
  story(@Context() context: RequestContext, @Parent() incident: IncidentShape) {
    return this.read(context, incident, 'story');
  }

  @ResolveField('hypotheses')
  hypotheses(@Context() context: RequestContext, @Parent() incident: IncidentShape) {
    return this.read(context, incident, 'hypotheses');
  }

  @ResolveField('event')
  event(@Context() context: RequestContext, @Parent() incident: IncidentShape) {
    return this.read(context, incident, 'event');
  }

  @ResolveField('checklist')
  async checklist(@Context() { reads }: RequestContext, @Parent() incident: IncidentShape) {
    return shapeChecklist(incident, await reads.body.load(incident));
  }

  @ResolveField('versions')
  async versions(@Context() context: RequestContext, @Parent() incident: IncidentShape) {
    const versions = (await this.read(context, incident, 'versions')) ?? [];
    return Promise.all(
      versions.map(async ({ inquiry, ...version }) => {
        const person = inquiry && (await context.reads.person.load(inquiry.personId));
        const investigation = inquiry?.steps ?? [];
        return { ...version, investigation, askedBy: person?.name ?? null };
      }),
    );
  }

  private async read<F extends Field>(
    { reads }: RequestContext,
    incident: IncidentShape,
    field: F,
  ): Promise<ReturnType<typeof shapeBody>[F] | undefined> {
    const body = await reads.body.load(incident);
    return body && shapeBody(body)[field];
  }
}
