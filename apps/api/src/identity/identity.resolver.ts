import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { inHouse, revokeSession } from '@nightjar/db';
import { DEPS, type Deps } from '../deps.ts';
import { forgetReads, type RequestContext } from '../request/context.ts';
import { newSignInTries, signIn } from './sign-in.ts';

/** Sessions, and who holds this one. */
@Resolver()
export class IdentityResolver {
  @Inject(DEPS) private readonly deps!: Deps;
  private readonly tries = newSignInTries();

  @Query('viewer')
  viewer(@Context() { viewer }: RequestContext) {
    return viewer ?? null;
  }

  @Mutation('signIn')
  async signIn(
    @Context() context: RequestContext,
    @Args() { email, password }: { email: string; password: string },
  ) {
    const result = await signIn(this.deps, this.tries, { email, password, peer: context.peer });
    // So that the answer's own fields may be read.
    if (result.__typename === 'SignedIn') {
      context.viewer = result.viewer;
      forgetReads(this.deps, context);
    }
    return result;
  }

  @Mutation('signOut')
  async signOut(@Context() { tokenHash }: RequestContext) {
    if (tokenHash)
      await inHouse(this.deps.api, (tx) => revokeSession(tx, tokenHash, this.deps.now()));
    return true;
  }
}
