import type { Incident, ResponseAction, Tenant } from '../../../apps/portal/src/graphql/schema.ts';
import { takeoverBreaches, techniques } from './breaches.ts';
import { takeoverEvent } from './takeover-event.ts';
import { people } from './people.ts';
import { minutesAgo, tenants } from './tenants.ts';

/** A tenant with who may decide there. */
export const tenantOf = (slug: string): Incident['tenant'] & Tenant => ({
  ...tenants.find((one) => one.slug === slug)!,
  analysts: [people.analyst, people.customer].map(({ person }) => person),
});

/** The clocks of an incident that became known 41 minutes ago. */
const clocksNow = (): Incident['clocks'] => [
  { name: 'RESPOND', state: 'OVERDUE', dueAt: minutesAgo(11), minutesLeft: -11 },
  { name: 'CONTAIN', state: 'RUNNING', dueAt: minutesAgo(-199), minutesLeft: 199 },
  { name: 'CLOSE', state: 'RUNNING', dueAt: minutesAgo(-4279), minutesLeft: 4279 },
];

export const forceLogout = (): ResponseAction => ({
  id: 'action-1',
  kind: 'FORCE_LOGOUT',
  targetName: 'j.ortega@borealis.example',
  state: 'PENDING',
  effect:
    'Ends every session and refresh token of the account; the password and the two applications stay as they are.',
  reversible: true,
  reason: 'A foreign agent holds a session of this account.',
  proposedAt: minutesAgo(40),
  expiresAt: minutesAgo(-200),
  verification: null,
  history: [{ at: minutesAgo(40), state: 'PENDING', by: 'responder', reason: 'proposed' }],
});

const said = ([at, until]: [string, string], text: string, evidence: string[]) => ({
  text,
  kind: 'OBSERVED' as const,
  probability: null,
  startedAt: `2023-03-15T${at}:00.000Z`,
  endedAt: `2023-03-15T${until}:00.000Z`,
  evidence,
});

/** The mailbox takeover of the source pages, with invented people. */
export const takeover = (part: Partial<Incident> = {}): Incident => ({
  id: 'incident-takeover',
  displayId: 'INC-7K2QF9',
  tenant: tenantOf('borealis'),
  title: 'Mailbox takeover of j.ortega with application consent and a hiding rule',
  summary:
    'An unknown agent used the account from a VPN network, granted PerfectData Software access to mail, and hid replies with a rule. Thousands of messages may follow.',
  severity: 'CRITICAL',
  score: 96,
  status: 'NEW',
  conclusion: null,
  isPinned: false,
  snoozedUntil: null,
  containedAt: null,
  clocks: clocksNow(),
  isNarratable: true,
  checklist: [
    {
      id: 'ask',
      text: 'Ask the people concerned, not by mail, whether it was them.',
      advice: [
        {
          text: 'Ask j.ortega@borealis.example by telephone or in person, not by mail, whether this was theirs.',
        },
        { text: 'Until they say so, treat the account as taken.' },
      ],
      done: false,
    },
    {
      id: 'sessions',
      text: 'End the sessions of the account, and set a new password.',
      advice: [
        {
          text: 'End all sessions of j.ortega@borealis.example and set a new password: a password alone does not end a session.',
        },
      ],
      done: false,
    },
    {
      id: 'tell',
      text: 'Tell the tenant what happened, what was done and what is left to do.',
      advice: [],
      done: false,
    },
  ],
  startedAt: '2023-03-15T03:04:11.000Z',
  endedAt: '2023-03-15T03:41:00.000Z',
  knownAt: minutesAgo(41),
  changedAt: minutesAgo(3),
  revision: 3,
  subjects: [{ key: 'user:j.ortega@borealis.example', name: 'j.ortega@borealis.example' }],
  techniques: [techniques.cloud, techniques.brute, techniques.roles, techniques.hide],
  reasons: [
    'Three groups of models: ACCESS, PERSIST, HIDE.',
    'Critical: a foreign agent gained persistence.',
  ],
  story: [
    said(
      ['03:04', '03:11'],
      'Nine sign-ins of j.ortega failed from 45.62.170.237 (AS396073 MAJESTIC-HOSTING-01).',
      ['e1', 'e2', 'e3'],
    ),
    said(
      ['03:12', '03:12'],
      'A sign-in succeeded from 5.62.60.202, AS198605, a VPN provider. The account had used three networks in 412 sign-ins over 90 days; this was not one of them.',
      ['e4'],
    ),
    said(
      ['03:16', '03:16'],
      'The session registered PerfectData Software and granted it Mail.ReadWrite.',
      ['e5', 'e6'],
    ),
    said(['03:22', '03:22'], 'A rule named “s” moved replies to the folder RSS Subscription.', [
      'e7',
    ]),
    {
      text: 'Together this fits a mailbox takeover that prepares phishing from inside.',
      kind: 'INFERRED',
      probability: 0.93,
      startedAt: '2023-03-15T03:04:00.000Z',
      endedAt: '2023-03-15T03:22:00.000Z',
      evidence: ['e4', 'e6', 'e7'],
    },
  ],
  hypotheses: [
    {
      id: 'H2',
      text: 'The user travelled: no, a known device was active in London at 03:10.',
      verdict: 'CONTRADICTED',
      confidence: 0.96,
      benign: true,
      required: [{ found: true, phrase: { text: 'the account was used from a new source' } }],
      supporting: [],
      contradicting: [{ found: true, phrase: { text: 'failed sign-ins went before' } }],
    },
  ],
  event: takeoverEvent,
  versions: [
    {
      revision: 3,
      at: minutesAgo(3),
      differences: [
        { text: 'One model breach was added: SaaS / Compliance / New Email Rule.' },
        { text: 'The score was 91 and is 96.' },
      ],
    },
  ],
  coverage: [
    {
      source: 'message-trace',
      phrase: {
        text: 'The message trace was not connected, as far as the records show: who received the messages could not be judged.',
      },
    },
  ],
  breaches: takeoverBreaches,
  actions: [forceLogout()],
  activity: [
    {
      at: minutesAgo(41),
      actorKind: 'ANALYST',
      actorName: 'Analyst',
      text: 'Opened the incident.',
      note: null,
    },
    {
      at: minutesAgo(12),
      actorKind: 'PERSON',
      actorName: 'A. Chen',
      text: 'Commented',
      note: 'Rang the site lead. The user did not travel.',
    },
  ],
  assignee: null,
  ...part,
});
