import type {
  CatalogueModel,
  Incident,
  ModelBreach,
  WholeBreach,
} from '../../../apps/portal/src/graphql/schema.ts';
import { techniques } from './breaches.ts';

/** A breach as its own page asks for it. */
export const wholeOf = (breach: ModelBreach, incident: Incident): WholeBreach => ({
  ...breach,
  mode: 'LIVE',
  throttled: 3,
  incidentId: incident.id,
  tenant: incident.tenant,
  model: {
    ...breach.model,
    category: 'Suspicious',
    falsePositives: 'People who travel, a new VPN of the company.',
  },
  observations: breach.observations.map((one) => ({
    ...one,
    atUser: 'seen on 0 of 60 days',
    inTenant: '1 of 37 other users',
    nTenant: 37,
    rarity: 98,
    firstSeenOn: null,
  })),
});

const entry = (
  path: string,
  more: Partial<CatalogueModel>,
  of: CatalogueModel['model']['techniques'],
): CatalogueModel => ({
  mode: 'LIVE',
  breaches30Days: 0,
  lastBreachAt: null,
  ...more,
  model: {
    uuid: `uuid of ${path}`,
    path,
    version: 2,
    category: 'Suspicious',
    compliance: false,
    priority: 3,
    group: 'ACCESS',
    release: 'STABLE',
    description: 'A sign-in from a network that neither the user nor hardly anyone else uses.',
    actionAdvice: 'Ask the user by phone. End the sessions that are not theirs.',
    falsePositives: 'People who travel, a new VPN of the company.',
    techniques: of,
  },
});

/** What watches every tenant of the stub. */
export const catalogue: CatalogueModel[] = [
  entry(
    'SaaS / Access / Unusual External Source for SaaS Credential Use',
    { breaches30Days: 12, lastBreachAt: '2023-03-15T03:12:09.000Z' },
    [techniques.cloud],
  ),
  entry(
    'SaaS / Access / Unusual Login Failures',
    { breaches30Days: 1, lastBreachAt: '2023-03-15T03:04:11.000Z' },
    [techniques.brute],
  ),
  entry('SaaS / Admin / New Service Principal With Mail Permissions', { mode: 'AUDIT' }, [
    techniques.roles,
  ]),
  entry('SaaS / Email Nexus / Unusual Inbox Rule', {}, [techniques.hide, techniques.collect]),
];
