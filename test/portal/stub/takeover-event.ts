import type {
  IncidentEvent,
  InvestigationStep,
} from '../../../apps/portal/src/graphql/incident-event.ts';

const step = (
  kind: InvestigationStep['kind'],
  text: string,
  evidence: string[] = [],
): InvestigationStep => ({ kind, phrase: { text, evidence } });

const ortega = 'j.ortega@borealis.example';

/** The analyst's account of the takeover. */
export const takeoverEvent: IncidentEvent = {
  investigation: [
    step(
      'search',
      `Searched what ${ortega} did (14 Mar 2023, 03:04 to 15 Mar 2023, 03:41 UTC), at most 10,000 events.`,
    ),
    step(
      'searchResult',
      'Found 9 cases of 1 unique event from 45.62.170.237 (“MAJESTIC-HOSTING-01”, AS396073, United States, a hosting provider).',
      ['e1', 'e2', 'e3'],
    ),
    step('analysis', 'Told apart who was at the keyboard, by network, user agent and session.'),
    step('analysisResult', '2 agents took part: A and B.', ['e1', 'e4']),
    step(
      'search',
      'Searched what the application “PerfectData Software” did, and who else gave it access, up to 14 days later.',
      ['e5'],
    ),
    step(
      'searchResult',
      'No act of the application and no other account that gave it access was found.',
    ),
    step('verdict', 'Verdict: Someone else is using the account.', ['e4', 'e6', 'e7']),
  ],
  agents: [
    {
      name: 'A',
      subjectName: ortega,
      verdict: 'suspicious',
      because: [
        {
          text: `Its network “AVAST Software s.r.o.”, AS198605 was seen on 0 of the 60 known days of ${ortega}.`,
          evidence: ['e4'],
        },
        { text: 'It came through a VPN service.', evidence: ['e4'] },
      ],
    },
    {
      name: 'B',
      subjectName: ortega,
      verdict: 'suspicious',
      because: [{ text: '9 sign-ins failed from there.', evidence: ['e1', 'e2', 'e3'] }],
    },
  ],
  entities: [
    {
      kind: 'account',
      key: `user:${ortega}`,
      name: ortega,
      verdict: 'compromised',
      because: { text: 'A foreign agent acted as it.' },
    },
    {
      kind: 'application',
      key: 'app',
      name: 'PerfectData Software',
      verdict: 'malicious',
      because: { text: 'It is known from other account takeovers.' },
    },
    {
      kind: 'mailRule',
      key: 's',
      name: 's',
      verdict: 'malicious',
      because: { text: 'A foreign agent set it.' },
    },
  ],
};

/** The same, said by a language model. */
export const narration = [
  { text: 'A stranger got into the account after nine failures.', evidence: ['e1', 'e4'] },
  { text: 'They hid replies with a rule.', evidence: ['e7'] },
];
