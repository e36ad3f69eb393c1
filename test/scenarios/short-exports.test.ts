import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { AnalysisDocument } from '../../apps/cli/src/analyze/to-document.ts';
import { analyzeFiles } from './exports.ts';

type Json = Record<string, unknown>;
type Told = AnalysisDocument['ungroupedBreaches'][number];

const account = '111122223333';
const at = '2026-05-11T09:30:00Z';
let made = 0;
const nextId = (): string => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`;

/** A call as CloudTrail tells it, by a user of whom nothing else is known. */
const call = (service: string, eventName: string, more: Json = {}) => ({
  source: 'trail',
  record: (user: string): Json => ({
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      userName: user,
      principalId: `AIDA${user}`,
      arn: `arn:aws:iam::${account}:user/${user}`,
      accountId: account,
    },
    eventTime: at,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'eu-west-1',
    sourceIPAddress: '81.2.69.142',
    userAgent: 'aws-cli/2.15',
    requestParameters: null,
    responseElements: null,
    eventID: nextId(),
    eventType: 'AwsApiCall',
    recipientAccountId: account,
    ...more,
  }),
});
const asking = (requestParameters: Json): Json => ({ requestParameters });
const refused = { errorCode: 'AccessDenied', errorMessage: 'not authorized' };
const each = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => of(index));

/** A record of the unified audit log, likewise. */
const audit = (Workload: string, Operation: string, more: Json) => ({
  source: 'audit',
  record: (user: string): Json => ({
    Id: nextId(),
    CreationTime: at.slice(0, 19),
    RecordType: Workload === 'Exchange' ? 1 : 8,
    UserType: 0,
    UserKey: `key-of-${user}`,
    UserId: `${user}@borealis.example`,
    Workload,
    Operation,
    ResultStatus: 'Success',
    ...more,
  }),
});
const parameters = (of: Json): Json => ({
  Parameters: Object.entries(of).map(([Name, Value]) => ({ Name, Value })),
});
const takenRole = (name: string): Json => ({
  ObjectId: 'boss@borealis.example',
  ModifiedProperties: [{ Name: 'Role.DisplayName', NewValue: '', OldValue: name }],
  Target: [
    { ID: 'User', Type: 2 },
    { ID: 'boss@borealis.example', Type: 5 },
  ],
});
const trust = (Principal: Json): Json => ({
  roleName: 'deploy',
  policyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal }] }),
});

const signIn = (userAgent: string) =>
  audit('AzureActiveDirectory', 'UserLoggedIn', {
    RecordType: 15,
    ClientIP: '81.2.69.142',
    ExtendedProperties: [{ Name: 'UserAgent', Value: userAgent }],
  });
const forwarding = (words: string) =>
  audit(
    'Exchange',
    'New-InboxRule',
    parameters({
      Name: '.',
      ForwardTo: 'somebody@elsewhere.example',
      SubjectOrBodyContainsWords: words,
    }),
  );

type Made = ReturnType<typeof call> | ReturnType<typeof audit>;

/** What somebody does in an export of a morning, and what is to be said of it; null: nothing. */
const cases: readonly (readonly [string, string | null, readonly Made[]])[] = [
  [
    'the account was to leave its organisation',
    'IaaS / Evasion / Attempt to Blind the Account Refused',
    [call('organizations', 'LeaveOrganization', refused)],
  ],
  [
    'a call that is nobody’s concern was refused',
    null,
    [call('ec2', 'DescribeInstances', refused)],
  ],
  [
    'the passwords of eight machines',
    'IaaS / Credentials / Secrets Read in Bulk',
    each(8, (n) =>
      call('ec2', 'GetPasswordData', { ...asking({ instanceId: `i-${n}` }), ...refused }),
    ),
  ],
  [
    'the password of one machine',
    null,
    [call('ec2', 'GetPasswordData', asking({ instanceId: 'i-1' }))],
  ],
  [
    'thirty parameters in three calls',
    'IaaS / Credentials / Secrets Read in Bulk',
    each(3, (n) =>
      call('ssm', 'GetParameters', asking({ names: each(10, (m) => `/key/${n}/${m}`) })),
    ),
  ],
  [
    'the same ten parameters in three calls, less one',
    null,
    each(3, () => call('ssm', 'GetParameters', asking({ names: each(9, (m) => `/key/${m}`) }))),
  ],
  [
    'secrets by a filter',
    'IaaS / Credentials / Secrets Asked for by Filter',
    [call('secretsmanager', 'BatchGetSecretValue', asking({ filters: [{ key: 'all' }] }))],
  ],
  [
    'the start scripts of seven machines',
    'IaaS / Credentials / Start Scripts Read From Many Machines',
    each(7, (n) =>
      call(
        'ec2',
        'DescribeInstanceAttribute',
        asking({ attribute: 'userData', instanceId: `i-${n}` }),
      ),
    ),
  ],
  [
    'a machine for models',
    'IaaS / Impact / Machine With Accelerators Started by One Who Never Did',
    [call('ec2', 'RunInstances', { ...asking({ instanceType: 'p4d.24xlarge' }), ...refused })],
  ],
  ['a machine', null, [call('ec2', 'RunInstances', asking({ instanceType: 'm5.large' }))]],
  [
    'a session for others',
    'IaaS / Persistence / Federated Session Opened by One Who Never Did',
    [call('sts', 'GetFederationToken', asking({ name: 'temp' }))],
  ],
  [
    'a role that another account may take',
    'IaaS / Persistence / Trust Policy Opened to Another Account',
    [
      call(
        'iam',
        'UpdateAssumeRolePolicy',
        asking(trust({ AWS: 'arn:aws:iam::999900001111:root' })),
      ),
    ],
  ],
  [
    'a role that a service may take',
    null,
    [call('iam', 'UpdateAssumeRolePolicy', asking(trust({ Service: 'ec2.amazonaws.com' })))],
  ],
  [
    'the console by a password alone',
    'IaaS / Compliance / Console Opened by a Password Alone',
    [
      call('signin', 'ConsoleLogin', {
        responseElements: { ConsoleLogin: 'Success' },
        additionalEventData: { MFAUsed: 'No' },
      }),
    ],
  ],
  [
    'the console with a second factor',
    null,
    [
      call('signin', 'ConsoleLogin', {
        responseElements: { ConsoleLogin: 'Success' },
        additionalEventData: { MFAUsed: 'Yes' },
      }),
    ],
  ],
  [
    'a key that AWS found published',
    'IaaS / Credentials / Access Key Found Published',
    [
      call('iam', 'AttachUserPolicy', {
        ...asking({
          userName: 'build',
          policyArn: 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV2',
        }),
      }),
    ],
  ],
  [
    'a copy of a network’s traffic',
    'IaaS / Collection / Network Traffic Mirrored',
    [call('ec2', 'CreateTrafficMirrorSession', asking({}))],
  ],
  [
    'the record of what models are asked',
    'IaaS / Evasion / Detector, Configuration Record or Flow Log Switched Off',
    [call('bedrock', 'DeleteModelInvocationLoggingConfiguration')],
  ],
  [
    'a store that keeps no versions',
    'IaaS / Impact / Way Back for Data Taken Away',
    [
      call(
        's3',
        'PutBucketVersioning',
        asking({ bucketName: 'a', VersioningConfiguration: { Status: 'Suspended' } }),
      ),
    ],
  ],
  [
    'objects under a key from outside',
    'IaaS / Impact / Objects Encrypted by a Key From Outside',
    each(6, (n) =>
      call('s3', 'CopyObject', {
        ...asking({
          bucketName: 'a',
          key: `${n}.csv`,
          'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-west-1:999900001111:key/k',
        }),
        eventCategory: 'Data',
      }),
    ),
  ],
  [
    'a directory listed by a tool that says its name',
    'SaaS / Access / Account Used by a Tool of Attackers',
    [signIn('azurehound/v2.0.4')],
  ],
  [
    'sign-ins as four systems within a minute',
    'SaaS / Access / Sign-Ins as Many Systems at Once',
    [
      'X11; Linux x86_64',
      'Linux; Android 6.0',
      'Macintosh; Intel Mac OS X 10_11',
      'Windows NT 10.0',
    ].map((system) => signIn(`Mozilla/5.0 (${system}) Chrome/124.0 Safari/537.36`)),
  ],
  ['a sign-in', null, [signIn('Mozilla/5.0 (Windows NT 10.0) Chrome/124.0 Safari/537.36')]],
  [
    'a rule that sends talk of payments away',
    'SaaS / Compliance / Inbox Rule Sends Talk of Money or Secrets Outside',
    [forwarding('payment;password')],
  ],
  ['a rule that sends newsletters away', null, [forwarding('newsletter')]],
  [
    'a mailbox for POP',
    'SaaS / Admin / Old Mail Protocol Switched On',
    [audit('Exchange', 'Set-CASMailbox', parameters({ Identity: 'ana', PopEnabled: 'True' }))],
  ],
  [
    'a mailbox without POP',
    null,
    [audit('Exchange', 'Set-CASMailbox', parameters({ Identity: 'ana', PopEnabled: 'False' }))],
  ],
  [
    'an administrator less',
    'SaaS / Admin / Privileged Role Taken From Another',
    [audit('AzureActiveDirectory', 'Remove member from role.', takenRole('Company Administrator'))],
  ],
  [
    'a reader less',
    null,
    [audit('AzureActiveDirectory', 'Remove member from role.', takenRole('Reports Reader'))],
  ],
];

const userOf = (index: number): string => `somebody-${index}`;
let document: AnalysisDocument;
const toldOf = (index: number): Told[] => {
  const told = [
    ...document.ungroupedBreaches,
    ...document.incidents.flatMap((one) => one.breaches),
  ];
  return told.filter(({ entity }) => new RegExp(`\\b${userOf(index)}(?!\\d)`).test(entity));
};

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nightjar-short-'));
  try {
    const lines = cases.flatMap(([, , of], index) =>
      of.map(({ source, record }) => ({ source, line: JSON.stringify(record(userOf(index))) })),
    );
    const files = ['trail', 'audit'].map((source) => {
      const file = join(folder, `${source}.jsonl`);
      writeFileSync(
        file,
        lines
          .filter((one) => one.source === source)
          .map(({ line }) => line)
          .join('\n'),
      );
      return file;
    });
    ({ document } = await analyzeFiles(files, Date.parse('2026-05-12T00:00:00Z')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it.each(cases.map(([name, model], index) => [name, model, index] as const))(
  'in an export of one morning: %s',
  (_, model, index) => {
    // That a mailbox has a new rule is told of every rule.
    const told = toldOf(index).filter(({ model: path }) => !path.endsWith('New Email Rule'));
    expect(told.map(({ model: path }) => path)).toEqual(model === null ? [] : [model]);
  },
);

it('what needs no explanation to be grave is an incident by itself', () => {
  const told = document.incidents.map(({ severity, breaches }) => {
    const [first] = breaches
      .map(({ model }) => model)
      .toSorted()
      .toReversed();
    return `${severity}: ${first}`;
  });
  expect(told.toSorted()).toEqual([
    'Critical: IaaS / Credentials / Access Key Found Published',
    'Medium: SaaS / Access / Account Used by a Tool of Attackers',
    'Medium: SaaS / Compliance / New Email Rule',
  ]);
});
