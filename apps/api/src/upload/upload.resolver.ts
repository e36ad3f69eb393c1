import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { DEPS, type Deps } from '../deps.ts';
import { Attempts } from '../identity/attempts.ts';
import { tenantFor, viewerIn, type RequestContext } from '../request/context.ts';
import { notFound, tooMany } from '../results.ts';
import { createUploadTicket } from './create-upload-ticket.ts';

/** Leave to send logs. */
@Resolver()
export class UploadResolver {
  @Inject(DEPS) private readonly deps!: Deps;
  private readonly tickets = new Attempts({
    failuresMax: 120,
    windowMs: 15 * 60_000,
    keysMax: 50_000,
  });

  @Mutation('createUploadTicket')
  async create(@Context() context: RequestContext, @Args('tenant') slug: string) {
    const { person } = viewerIn(context);
    const tenant = tenantFor(context, 'uploadLogs', slug);
    if (tenant === undefined) return notFound('tenant');
    const waitMs = this.tickets.begin(person.id, this.deps.now());
    if (waitMs > 0) return tooMany('uploads', waitMs);
    const ticket = await createUploadTicket(this.deps, tenant.id, person);
    return { __typename: 'UploadTicket', ...ticket };
  }
}
