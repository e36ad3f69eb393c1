import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { version } from './version.ts';

/** What needs nobody. */
@Resolver()
export class ApiResolver {
  @Query('version')
  version() {
    return version;
  }

  @Mutation('ping')
  ping() {
    return true;
  }
}
