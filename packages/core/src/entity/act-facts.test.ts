import { expect, it } from 'vitest';
import type { OcsfEvent } from '../ocsf/index.ts';
import { factsOf } from './act-facts.ts';

const event = (operation: string, more: object): OcsfEvent =>
  ({ class_uid: 6003, metadata: { event_code: operation }, ...more }) as unknown as OcsfEvent;

const throttled = (value: string): object => ({
  unmapped: { OperationProperties: [{ Name: 'IsThrottled', Value: value }, null] },
});

const setMailbox = (age: string): OcsfEvent =>
  event('Set-Mailbox', { api: { request: { data: { AuditLogAgeLimit: age } } } });

const setFor = (operation: string, data: object): OcsfEvent =>
  event(operation, { api: { request: { data } } });

const audit = 'M365_ADVANCED_AUDITING';
const licence = (disabled: string): string =>
  `["[SkuName=E5, AccountId=a, SkuId=b, DisabledPlans=[${disabled}]]"]`;
/** As the unified log has it: the new value stands before the old one. */
const licences = ({ before, after }: { before: string; after: string }): object => ({
  ModifiedProperties: [
    { Name: 'AssignedLicense', NewValue: licence(after), OldValue: licence(before) },
  ],
});
const firstLicence = {
  ModifiedProperties: [{ Name: 'AssignedLicense', NewValue: licence(audit), OldValue: '[]' }],
};

it.each([
  ['mail whose log stopped', event('MailItemsAccessed', throttled('True')), ['log-throttled']],
  ['mail whose log goes on', event('MailItemsAccessed', throttled('False')), []],
  [
    'mail erased from what was sent',
    event('HardDelete', { unmapped: { Folder: { Path: '\\Sent Items' } } }),
    ['from-sent-items'],
  ],
  [
    'mail erased from what came',
    event('HardDelete', { unmapped: { Folder: { Path: '\\Inbox' } } }),
    [],
  ],
  [
    'a policy that allows everything',
    event('PutUserPolicy', {
      cloud: { provider: 'AWS' },
      api: { request: { data: { policyDocument: '{"Action": [ "*" ]}' } } },
    }),
    ['admin-role'],
  ],
  [
    'a bucket that everyone may read',
    event('PutBucketPolicy', {
      cloud: { provider: 'AWS' },
      api: { request: { data: { bucketPolicy: { Principal: { AWS: ['*'] } } } } },
    }),
    ['public'],
  ],
  [
    'a second factor added',
    event('User registered security info', { class_uid: 3001, activity_id: 10 }),
    ['mfa-added'],
  ],
  [
    'a sign-in by IMAP',
    event('Sign-in', { class_uid: 3002, unmapped: { clientAppUsed: 'IMAP4' } }),
    ['legacy-auth'],
  ],
  [
    'a password grant',
    event('Sign-in', { class_uid: 3002, unmapped: { authenticationProtocol: 'ropc' } }),
    ['legacy-auth'],
  ],
  [
    'a password grant of the audit log',
    event('UserLoggedIn', { class_uid: 3002, http_request: { user_agent: 'BAV2ROPC' } }),
    ['legacy-auth'],
  ],
  [
    'a sign-in by a browser',
    event('Sign-in', { class_uid: 3002, unmapped: { clientAppUsed: 'Browser' } }),
    [],
  ],
  [
    'a code typed elsewhere',
    event('Sign-in', { class_uid: 3002, unmapped: { authenticationProtocol: 'deviceCode' } }),
    ['device-code'],
  ],
  ['a mailbox whose audit log keeps nothing', setMailbox('00:00:00'), ['audit-off']],
  ['a mailbox whose audit log keeps a day', setMailbox('1.00:00:00'), ['audit-off']],
  [
    'the right to act as every mailbox',
    event('New-RoleGroup', { api: { request: { data: { Roles: 'ApplicationImpersonation' } } } }),
    ['admin-role'],
  ],
  [
    'a mailbox that IMAP may read',
    setFor('Set-CASMailbox', { ImapEnabled: 'True' }),
    ['old-protocol'],
  ],
  ['a mailbox that IMAP may not read', setFor('Set-CASMailbox', { ImapEnabled: 'False' }), []],
  [
    'programs that send by a password, for all',
    setFor('Set-TransportConfig', { SmtpClientAuthenticationDisabled: 'False' }),
    ['old-protocol'],
  ],
  [
    'mail to a domain may be forwarded by rule',
    setFor('Set-RemoteDomain', { AutoForwardEnabled: 'True' }),
    ['forward-allowed'],
  ],
  ['it may not', setFor('Set-RemoteDomain', { AutoForwardEnabled: 'False' }), []],
  [
    'rules may forward everybody’s mail',
    setFor('Set-HostedOutboundSpamFilterPolicy', { AutoForwardingMode: 'On' }),
    ['forward-allowed'],
  ],
  [
    'the system decides who may',
    setFor('Set-HostedOutboundSpamFilterPolicy', { AutoForwardingMode: 'Automatic' }),
    [],
  ],
  [
    'a policy against phishing is switched off',
    setFor('Set-AntiPhishPolicy', { Enabled: 'False' }),
    ['filter-opened'],
  ],
  ['it is switched on', setFor('Set-AntiPhishPolicy', { Enabled: 'True' }), []],
  [
    'a domain whose mail is not checked',
    setFor('Set-HostedContentFilterPolicy', { AllowedSenderDomains: 'partner.example' }),
    ['filter-opened'],
  ],
  [
    'no domain any more whose mail is not checked',
    setFor('Set-HostedContentFilterPolicy', { AllowedSenderDomains: '' }),
    [],
  ],
  [
    'mail past all filters by a rule',
    setFor('New-TransportRule', { SetSCL: '-1' }),
    ['filter-opened'],
  ],
  ['mail that a rule calls spam', setFor('New-TransportRule', { SetSCL: '6' }), []],
  [
    'the licence that records reading is taken',
    event('Update user.', { class_uid: 3001, unmapped: licences({ before: '', after: audit }) }),
    ['audit-off'],
  ],
  [
    'the licence that records reading is given back',
    event('Update user.', { class_uid: 3001, unmapped: licences({ before: audit, after: '' }) }),
    [],
  ],
  [
    'another licence is taken',
    event('Update user.', { class_uid: 3001, unmapped: licences({ before: '', after: 'YAMMER' }) }),
    [],
  ],
  ['a licence for one who had none', event('Update user.', { unmapped: firstLicence }), []],
  [
    'a role that rules is taken away',
    event('Remove member from role.', {
      class_uid: 3005,
      activity_id: 2,
      privileges: ['Company Administrator'],
    }),
    ['admin-role-taken'],
  ],
  [
    'a role that reads is taken away',
    event('Remove member from role.', {
      class_uid: 3005,
      activity_id: 2,
      privileges: ['Reports Reader'],
    }),
    [],
  ],
  ['a mailbox whose audit log keeps a quarter', setMailbox('90.00:00:00'), []],
  ['another record that says so', event('Update', throttled('True')), []],
])('%s', (_, of, facts) => {
  expect(factsOf(of)).toEqual(facts);
});

it('a policy of nothing but blanks costs no square of them', () => {
  const blanks = ' '.repeat(19_000);
  const policy = `{"Action":${blanks}}${`"Principal":${blanks}`}`;
  const put = event('PutUserPolicy', {
    cloud: { provider: 'AWS' },
    api: { request: { data: policy } },
  });
  const many = Array.from({ length: 300 }, () => factsOf(put));
  expect(many.flat()).toEqual([]);
});
