import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { ApiResolver } from './api.resolver.ts';
import { BreachResolver, ObservationResolver } from './breach/breach.resolver.ts';
import { DEPS, type Deps } from './deps.ts';
import { EgressNetworkResolver, EgressResolver } from './egress/egress.resolver.ts';
import { EntityResolver } from './entity/entity.resolver.ts';
import { EventResolver } from './event/event.resolver.ts';
import { ExclusionResolver, ExclusionsResolver } from './exclusion/exclusion.resolver.ts';
import { IdentityResolver } from './identity/identity.resolver.ts';
import { IncidentBodyResolver } from './incident/incident-body.resolver.ts';
import { PersonResolver } from './identity/person.resolver.ts';
import { IncidentCoverageResolver } from './incident/incident-coverage.resolver.ts';
import { IncidentDecisionsResolver } from './incident/decisions.resolver.ts';
import { IncidentFieldsResolver } from './incident/incident-fields.resolver.ts';
import { IncidentResolver } from './incident/incident.resolver.ts';
import { InvestigateResolver } from './incident/investigate.resolver.ts';
import { RegroupResolver } from './incident/regroup.resolver.ts';
import { ModelResolver } from './model/model.resolver.ts';
import { NarrationResolver } from './narrate/narration.resolver.ts';
import { graphqlOptions } from './request/graphql-options.ts';
import { ResponseResolver } from './response/response.resolver.ts';
import { SilenceResolver } from './silence/silence.resolver.ts';
import { ServiceLevelsResolver } from './service-level/service-levels.resolver.ts';
import { TenantResolver } from './tenant/tenant.resolver.ts';
import { SenderResolver } from './sender/sender.resolver.ts';
import { UploadResolver } from './upload/upload.resolver.ts';

const resolvers = [
  ApiResolver,
  BreachResolver,
  EgressNetworkResolver,
  EgressResolver,
  EntityResolver,
  EventResolver,
  ExclusionResolver,
  ExclusionsResolver,
  IdentityResolver,
  IncidentBodyResolver,
  IncidentCoverageResolver,
  IncidentDecisionsResolver,
  IncidentFieldsResolver,
  IncidentResolver,
  InvestigateResolver,
  ModelResolver,
  NarrationResolver,
  ObservationResolver,
  PersonResolver,
  RegroupResolver,
  ResponseResolver,
  SilenceResolver,
  ServiceLevelsResolver,
  TenantResolver,
  SenderResolver,
  UploadResolver,
];

/** The GraphQL api over what it is given. */
@Module({})
export class ApiModule {
  static over(deps: Deps): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        GraphQLModule.forRoot<MercuriusDriverConfig>({
          driver: MercuriusDriver,
          ...graphqlOptions(deps),
        }),
      ],
      providers: [{ provide: DEPS, useValue: deps }, ...resolvers],
    };
  }
}
