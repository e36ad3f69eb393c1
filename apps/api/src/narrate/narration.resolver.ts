import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { factsToNarrate, guardNarration } from '@nightjar/core';
import { DEPS, type Deps } from '../deps.ts';
import type { RequestContext } from '../request/context.ts';
import type { IncidentShape } from '../incident/shape-incident.ts';
import { askNarrator } from './ask-narrator.ts';

/** The summary said again by a language model, where one is configured. Nothing of it is stored. */
@Resolver('Incident')
export class NarrationResolver {
  @Inject(DEPS) private readonly deps!: Deps;

  @ResolveField('isNarratable')
  async isNarratable(@Context() { reads }: RequestContext, @Parent() shown: IncidentShape) {
    if (this.deps.narrator === undefined) return false;
    return (await reads.body.load(shown))?.incident.event !== undefined;
  }

  @ResolveField('narration')
  async narration(@Context() { reads }: RequestContext, @Parent() shown: IncidentShape) {
    const { narrator, onFault } = this.deps;
    if (narrator === undefined) return null;
    const event = (await reads.body.load(shown))?.incident.event;
    if (event === undefined) return null;
    try {
      const facts = factsToNarrate(event);
      if (facts.length === 0) return [];
      return guardNarration(facts, await askNarrator(narrator, facts)).sentences;
    } catch (fault) {
      onFault(fault, 'narrator');
      return null;
    }
  }
}
