import type {
  CatalogueModel,
  KnownEntity,
  WholeBreach,
  WhyNot,
} from '../../../apps/portal/src/graphql/detection.ts';
import type { Incident, ModelBreach } from '../../../apps/portal/src/graphql/schema.ts';
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
    atPeers: '0 of 8 others of \u201cFinance \u0026 payroll \\u{202e} <b>\u201d',
    nPeers: 8,
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

const sentences = [
  ['network', 'On 21 of 24 active days from AS3320 in DE, on 3 from AS6805.'],
  ['client', 'On 24 of 24 active days with “Outlook / Windows”.'],
  ['time of day', 'Signs in on workdays 07:00-18:00 UTC (24 active days).'],
  ['failed sign-ins', 'Usually at most 4 failed sign-ins in an hour (24 days, on half of them 1).'],
] as const;

/** An entity of the incidents, with what is usual for it; null: none of them is about it. */
export function entityOf(seen: readonly Incident[], key: string): KnownEntity | null {
  const of = seen.filter(({ breaches }) => breaches.some(({ subject }) => subject.key === key));
  const [first] = of;
  if (!first) return null;
  const breaches = of.flatMap((incident) =>
    incident.breaches
      .filter(({ subject }) => subject.key === key)
      .map((breach) => wholeOf(breach, incident)),
  );
  return {
    tenant: first.tenant,
    // An outsider may have chosen the name.
    entity: { key, name: first.subjects[0]!.name },
    kind: key.slice(0, key.indexOf(':')),
    firstSeenOn: '2022-12-15',
    lastSeenAt: '2023-03-15T03:41:00.000Z',
    baseline: {
      standing: 'Known for 24 active days: enough to judge by.',
      activeDays: 24,
      maturity: 1,
      from: '2022-12-15',
      to: '2023-03-13',
      sentences: [
        ...sentences.map(([about, text]) => ({
          about,
          text,
          n: 24,
          named: [],
        })),
        ...first.subjects.slice(1).map(({ name }) => ({
          about: 'application',
          text: `On 3 of 24 active days in the application “${name}”.`,
          n: 24,
          named: [{ id: '00000002-0000-0ff1-ce00-000000000000', name }],
        })),
      ],
    },
    breaches,
    incidents: of,
  };
}

/** What models said of some hours; the act's name is an outsider's. */
export const silenceOf = (seen: readonly Incident[], at: string): WhyNot => ({
  from: at,
  to: at,
  events: 3,
  acts: 2,
  isWhole: false,
  silent: 97,
  models: [
    {
      model: { path: catalogue[1]!.model.path },
      verdict: 'NEAR',
      sentence:
        'Component A missed rare source (AS3320: rarity 12 where 90 is rare, seen on 21 of 24 days). 3 of 4 conditions held.',
      act: {
        id: 'e4',
        happenedAt: '2023-03-15T03:12:09.000Z',
        operation: seen[0]?.breaches[1]?.evidence[0]?.operation ?? 'UserLoggedIn',
      },
    },
  ],
});
