import type {
  EvidenceEvent,
  ModelBreach,
  Technique,
} from '../../../apps/portal/src/graphql/schema.ts';

export const techniques = {
  cloud: {
    id: 'T1078.004',
    name: 'Valid Accounts: Cloud Accounts',
    tactics: ['initial-access', 'persistence', 'privilege-escalation', 'defense-evasion'],
  },
  brute: { id: 'T1110', name: 'Brute Force', tactics: ['credential-access'] },
  roles: {
    id: 'T1098.003',
    name: 'Additional Cloud Roles',
    tactics: ['persistence', 'privilege-escalation'],
  },
  hide: { id: 'T1564.008', name: 'Email Hiding Rules', tactics: ['defense-evasion'] },
  phish: { id: 'T1534', name: 'Internal Spearphishing', tactics: ['lateral-movement'] },
  collect: { id: 'T1114', name: 'Email Collection', tactics: ['collection'] },
} satisfies Record<string, Technique>;

const hma = {
  ip: '5.62.60.202',
  asn: 198605,
  asnName: 'AVAST Software s.r.o.',
  country: 'KW',
  ipClass: 'vpn',
};
const majestic = {
  ip: '45.62.170.237',
  asn: 396073,
  asnName: 'MAJESTIC-HOSTING-01',
  country: 'US',
  ipClass: 'hosting',
};

export const event = (id: string, at: string, part: Partial<EvidenceEvent>): EvidenceEvent => ({
  id,
  uid: `uid-${id}`,
  happenedAt: at,
  operation: 'UserLoggedIn',
  clientFamily: 'Chrome on Windows',
  application: null,
  outcome: 'SUCCESS',
  errorCode: null,
  refusal: null,
  target: null,
  device: null,
  ...hma,
  ...part,
});

const day = (back: number): string =>
  new Date(Date.UTC(2023, 2, 15) - back * 86_400_000).toISOString().slice(0, 10);
const days = Array.from({ length: 90 }, (_, at) => day(90 - at));

export const breach = (
  id: string,
  part: Partial<ModelBreach> & { path: string; of: Technique[]; group?: string },
): ModelBreach => {
  const { path, of, group = 'ACCESS', ...rest } = part;
  return {
    id,
    model: {
      path,
      version: 2,
      group,
      description: 'What the model looks for.',
      actionAdvice: 'What to do.',
      techniques: of,
    },
    subject: { key: 'user:j.ortega@borealis.example', name: 'j.ortega@borealis.example' },
    happenedAt: '2023-03-15T03:12:09.000Z',
    endedAt: '2023-03-15T03:12:09.000Z',
    knownAt: '2023-03-15T03:41:00.000Z',
    score: 83,
    terms: [],
    observations: [],
    claim: '',
    counterfactual: null,
    status: 'ACTIVE',
    evidence: [],
    agents: [],
    sightings: null,
    ...rest,
  };
};

/** The breaches of the mailbox takeover. */
export const takeoverBreaches: ModelBreach[] = [
  breach('b1', {
    path: 'SaaS / Access / Unusual Login Failures',
    group: 'CRED',
    of: [techniques.brute],
    happenedAt: '2023-03-15T03:04:11.000Z',
    score: 62,
    claim: '9 failed sign-ins in one hour; no hour had more than 2 in 59 of 60 days.',
    terms: [
      { label: 'Failed sign-ins per hour: 9 against 0–2', group: 'volume', points: 44 },
      { label: 'Hosting network', group: 'network', points: 18 },
    ],
    observations: [
      {
        feature: 'Failed sign-ins per hour',
        observed: '9',
        expected: '0–2',
        window: 'own hours, 60 days',
        n: 1440,
      },
    ],
    evidence: [1, 2, 3].map((at) =>
      event(`e${at}`, `2023-03-15T03:0${at + 3}:11.000Z`, {
        operation: 'UserLoginFailed',
        outcome: 'FAILURE',
        errorCode: '50126',
        refusal: 'wrong password',
        ...majestic,
      }),
    ),
  }),
  breach('b2', {
    path: 'SaaS / Access / Unusual External Source for SaaS Credential Use',
    of: [techniques.cloud],
    score: 91,
    claim:
      'First sign-in from AS198605 AVAST Software s.r.o.: 0 of 412 sign-ins in 90 days, and 0 of 60 in the tenant.',
    counterfactual:
      'Had the network been AS8075 (391 sightings), the score would be 41, below the threshold of 60.',
    terms: [
      {
        label: 'Network never seen for the user (0 of 412 sign-ins)',
        group: 'network',
        points: 46,
      },
      { label: 'VPN provider', group: 'network', points: 21 },
      { label: 'Client never seen for the user', group: 'client', points: 19 },
      { label: 'Sign-in hour 03:12 (2 of 412)', group: 'time', points: 9 },
      { label: 'Second factor satisfied by a known device', group: 'veto', points: -4 },
    ],
    observations: [
      {
        feature: 'Network',
        observed: 'AS198605',
        expected: 'AS8075 (391), AS5089 (18), AS12576 (3)',
        window: 'own sign-ins, 90 days',
        n: 412,
      },
      {
        feature: 'Network, peers',
        observed: '1 of 37',
        expected: 'rare',
        window: 'tenant, 60 days',
        n: 37,
      },
    ],
    agents: [
      {
        asn: 198605,
        asnName: 'AVAST Software s.r.o.',
        clientFamily: 'Chrome on Windows',
        ips: ['5.62.60.202'],
        ipClass: 'vpn',
        foreign: true,
        ambiguous: false,
      },
    ],
    evidence: [event('e4', '2023-03-15T03:12:09.000Z', {})],
    sightings: {
      value: 'AS198605 AVAST Software s.r.o.',
      days,
      active: days.map((_, at) => at % 7 < 5),
      seen: days.map(() => false),
    },
  }),
  breach('b3', {
    path: 'SaaS / Admin / New Service Principal With Mail Permissions',
    group: 'PERSIST',
    of: [techniques.roles],
    happenedAt: '2023-03-15T03:16:40.000Z',
    score: 88,
    claim:
      'PerfectData Software was granted Mail.ReadWrite: 0 grants by this user in 90 days, 1 of 37 peers ever granted.',
    counterfactual: 'Had an administrator granted it, the score would be 52.',
    terms: [
      { label: 'Mail.ReadWrite granted (0 in 90 days)', group: 'grant', points: 51 },
      { label: 'Application first seen in tenant 4 min before', group: 'application', points: 27 },
      { label: 'Foreign agent', group: 'network', points: 10 },
    ],
    observations: [
      {
        feature: 'Consents per day',
        observed: '1',
        expected: '0',
        window: 'own days, 90 days',
        n: 62,
      },
    ],
    evidence: [
      event('e5', '2023-03-15T03:16:02.000Z', {
        operation: 'Add service principal.',
        application: 'PerfectData Software',
      }),
      event('e6', '2023-03-15T03:16:40.000Z', {
        operation: 'Consent to application.',
        application: 'PerfectData Software',
      }),
    ],
  }),
  breach('b4', {
    path: 'SaaS / Email Nexus / Unusual Inbox Rule',
    group: 'HIDE',
    of: [techniques.hide],
    happenedAt: '2023-03-15T03:22:31.000Z',
    score: 79,
    claim: 'Rule “s” moves mail to “RSS Subscription”: no rule by this user in 90 days.',
    terms: [
      { label: 'First inbox rule in 90 days', group: 'rule', points: 38 },
      { label: 'Folder people do not read', group: 'rule', points: 26 },
      { label: 'Foreign agent', group: 'network', points: 15 },
    ],
    observations: [
      {
        feature: 'Inbox rules per day',
        observed: '1',
        expected: '0',
        window: 'own days, 90 days',
        n: 62,
      },
    ],
    evidence: [
      event('e7', '2023-03-15T03:22:31.000Z', {
        operation: 'New-InboxRule',
        application: 'Outlook',
        target: { kind: 'mailRule', name: 's' },
      }),
    ],
  }),
];
