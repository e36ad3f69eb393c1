import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Person } from '@nightjar/db';
import { viewerIn, type RequestContext } from '../request/context.ts';
import { meet } from './meet.ts';

/** What one person is told of another. */
@Resolver('Person')
export class PersonResolver {
  @ResolveField('email')
  async email(@Context() context: RequestContext, @Parent() person: Person) {
    return (await this.met(context, person)).email;
  }

  @ResolveField('team')
  async team(@Context() context: RequestContext, @Parent() person: Person) {
    return (await this.met(context, person)).team;
  }

  @ResolveField('role')
  async role(@Context() context: RequestContext, @Parent() person: Person) {
    return (await this.met(context, person)).role;
  }

  private async met(context: RequestContext, person: Person) {
    return meet(viewerIn(context), person, await context.reads.memberships.load(person.id));
  }
}
