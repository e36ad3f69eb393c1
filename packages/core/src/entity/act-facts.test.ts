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
