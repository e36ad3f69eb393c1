import { expect, it } from 'vitest';
import type { OcsfActor, OcsfEvent, OcsfUser } from '../ocsf/index.ts';
import { actOf } from './act-of.ts';

const account = { uid: '111122223333' };

function eventOf(actor: OcsfActor | undefined, more: Partial<OcsfEvent> = {}): OcsfEvent {
  return {
    category_uid: 6,
    class_uid: 6003,
    activity_id: 2,
    type_uid: 600302,
    severity_id: 1,
    time: 1_773_300_000_000,
    metadata: {
      version: '1.8.0',
      product: { name: 'CloudTrail', vendor_name: 'AWS' },
      uid: '1',
      event_code: 'ListBuckets',
    },
    cloud: { provider: 'AWS', account },
    api: { operation: 'ListBuckets', service: { name: 's3.amazonaws.com' } },
    ...(actor ? { actor } : {}),
    ...more,
  };
}

const act = (actor: OcsfActor | undefined, more?: Partial<OcsfEvent>) =>
  actOf(eventOf(actor, more), { id: 'e', source: 'microsoft-365' });
const subjectOf = (user: OcsfUser, rest: OcsfActor = {}) => act({ user, ...rest }).subject;

const session = (role: string, name: string): [OcsfUser, OcsfActor] => [
  {
    type: 'AssumedRole',
    uid: `arn:aws:sts::111122223333:assumed-role/${role}/${name}`,
    uid_alt: `AROAEXAMPLE:${name}`,
    account,
  },
  { session: { issuer: `arn:aws:iam::111122223333:role/${role}` } },
];

it('a user of IAM is one entity, told by ARN, by path or by name only', () => {
  const alice = 'user:arn:aws:iam::111122223333:user/alice';
  const arn = 'arn:aws:iam::111122223333:user/staff/Alice';
  expect(subjectOf({ type: 'IAMUser', uid: arn, uid_alt: 'AIDAEXAMPLE', name: 'Alice' })).toBe(
    alice,
  );
  expect(subjectOf({ type: 'IAMUser', uid: arn, account })).toBe(alice);
  expect(subjectOf({ type: 'IAMUser', name: 'alice', account })).toBe(alice);
  expect(subjectOf({ type: 'IAMUser', credential_uid: 'AKIAEXAMPLE', account })).toBe(
    'user:akiaexample',
  );
});

it('the session of a federated user is of him who asked for it', () => {
  const user = {
    type: 'FederatedUser',
    uid: 'arn:aws:sts::111122223333:federated-user/ceo',
    account,
  };
  const issuer = 'arn:aws:iam::111122223333:user/mallory';
  expect(subjectOf(user, { session: { issuer } })).toBe(`user:${issuer}`);
});

it('sessions of a role are the role, whatever name their caller gives them', () => {
  const role = 'role:arn:aws:iam::111122223333:role/admin';
  for (const name of ['alice', 'botocore-session-1700000000', 'ceo@borealis.example']) {
    expect(subjectOf(...session('Admin', name))).toBe(role);
    expect(subjectOf(session('Admin', name)[0])).toBe(role);
    expect(act({ user: session('Admin', name)[0] }).subjectName).toBe(`Admin/${name}`);
  }
});

it('a session that the identity centre names is the person, one that EC2 names the machine', () => {
  expect(subjectOf(...session('AWSReservedSSO_Admin_0123', 'J.Ortega@borealis.example'))).toBe(
    'user:j.ortega@borealis.example',
  );
  expect(subjectOf(...session('web', 'i-0123456789abcdef0'))).toBe('machine:i-0123456789abcdef0');
});

it.each<[string, OcsfActor, string | null]>([
  ['the root', { user: { type: 'Root', account } }, 'user:arn:aws:iam::111122223333:root'],
  [
    'a web identity',
    { user: { type: 'WebIdentityUser', name: 'repo:a/b' }, idp: { name: 'ci.example' } },
    'sp:ci.example/repo:a/b',
  ],
  ['SAML', { user: { type: 'SAMLUser', name: 'J@borealis.example' } }, 'user:j@borealis.example'],
  ['another account', { user: { type: 'AWSAccount', uid_alt: 'AROAX:s', account } }, 'role:aroax'],
  ['anyone', { user: { type: 'AWSAccount', account: { uid: 'ANONYMOUS_PRINCIPAL' } } }, null],
  ['a name that does not exist', { user: { name: 'HIDDEN_DUE_TO_SECURITY_REASONS' } }, null],
  ['a service', { user: { type: 'AWSService' }, invoked_by: 'ec2.amazonaws.com' }, null],
  ['nobody', {}, null],
])('%s is the entity that it should be', (_, actor, subject) => {
  expect(act(actor).subject).toBe(subject);
});

it('what a service does itself, or in a name, is no person', () => {
  const user: OcsfUser = { type: 'IAMUser', name: 'alice', account };
  const invoked_by = 'cloudformation.amazonaws.com';
  expect(act({ user: { type: 'AWSService' }, invoked_by }).actorKind).toBe('system');
  expect(act({ user, invoked_by })).toMatchObject({
    subject: 'user:arn:aws:iam::111122223333:user/alice',
    actorKind: 'application',
  });
  expect(act({ user }).actorKind).toBe('person');
});

it('acts of AWS have metrics and classes of their own: no model of applications sees them', () => {
  const user: OcsfUser = { type: 'IAMUser', name: 'alice', account };
  expect(act({ user })).toMatchObject({ metric: 'iaas.api', operationClass: 's3' });
  const metricOf = (code: string, status: 1 | 2, class_uid = 3002) => {
    const { metadata } = eventOf({});
    const more = { class_uid, status_id: status, metadata: { ...metadata, event_code: code } };
    const { metric, alsoMetrics } = act({ user }, more);
    return [metric, ...alsoMetrics];
  };
  expect(metricOf('ConsoleLogin', 1)).toEqual(['iaas.login.success']);
  expect(metricOf('ConsoleLogin', 2)).toEqual(['iaas.login.failure']);
  expect(metricOf('AssumeRole', 1)).toEqual(['iaas.api']);
  expect(metricOf('Add application', 1, 3004)).toEqual(['iaas.api']);
  expect(metricOf('New-InboxRule', 1, 6003)).toEqual(['iaas.api']);
});

it('a finding of AWS is about the principal in its evidence', () => {
  const actor = { user: { type: 'IAMUser', name: 'alice', account } };
  const finding = { class_uid: 2004, evidences: [{ actor }] };
  expect(act(undefined, finding)).toMatchObject({
    subject: 'user:arn:aws:iam::111122223333:user/alice',
    metric: 'security.finding',
  });
});

it.each([
  ['aws-cli/2.13.5 Python/3.11.4 Linux/6.1 exe/x86_64', 'AWS CLI / Linux'],
  ['Boto3/1.17.40 Python/3.6.12 Linux/3.10.0', 'Boto3 / Linux'],
  ['aws-sdk-go-v2/1.32.3 os/macos lang/go#1.23', 'AWS SDK / macOS'],
  ['console.amazonaws.com', 'AWS console'],
  ['cloudformation.amazonaws.com', 'AWS service'],
])('%s is %s', (user_agent, family) => {
  expect(act(undefined, { http_request: { user_agent } }).clientFamily).toBe(family);
});
