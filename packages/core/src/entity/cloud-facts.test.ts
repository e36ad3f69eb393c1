import { expect, it } from 'vitest';
import type { OcsfEvent } from '../ocsf/index.ts';
import { factsOf } from './act-facts.ts';

const own = '111122223333';
const called = (operation: string, data: unknown, more: object = {}): string[] =>
  factsOf({
    class_uid: 6003,
    metadata: { event_code: operation },
    cloud: { provider: 'AWS', account: { uid: own } },
    api: { operation, service: { name: 'guardduty.amazonaws.com' }, request: { uid: '', data } },
    ...more,
  } as unknown as OcsfEvent);

it.each([
  ['a machine for models', 'RunInstances', { instanceType: 'p4d.24xlarge' }, ['accelerated']],
  ['a machine like others', 'RunInstances', { instanceType: 'm5.large' }, []],
  ['one of a kind that begins alike', 'RunInstances', { instanceType: 'inception.large' }, []],
  [
    'the script of a machine is read',
    'DescribeInstanceAttribute',
    { attribute: 'userData', instanceId: 'i-1' },
    ['start-script'],
  ],
  ['another attribute is', 'DescribeInstanceAttribute', { attribute: 'kernel' }, []],
  ['secrets by a filter', 'BatchGetSecretValue', { filters: [{ key: 'all' }] }, ['by-filter']],
  ['secrets by their names', 'BatchGetSecretValue', { secretIdList: ['a', 'b'] }, []],
  ['a filter that archives', 'CreateFilter', { action: 'ARCHIVE' }, ['findings-hidden']],
  ['a filter that sorts', 'CreateFilter', { action: 'NOOP' }, []],
  ['addresses that are trusted', 'UpdateIPSet', { activate: true }, ['findings-hidden']],
  [
    'the password of a database',
    'ModifyDBInstance',
    { dBInstanceIdentifier: 'orders', masterUserPassword: '****' },
    ['master-password'],
  ],
  ['the size of a database', 'ModifyDBInstance', { allocatedStorage: 200 }, []],
  [
    'a runbook for everyone',
    'ModifyDocumentPermission',
    { name: 'runbook', accountIdsToAdd: ['all'] },
    ['public'],
  ],
  [
    'a runbook for another account',
    'ModifyDocumentPermission',
    { name: 'runbook', accountIdsToAdd: ['999900001111'] },
    ['shared-outside'],
  ],
  [
    'a runbook that another account gets no more',
    'ModifyDocumentPermission',
    { name: 'runbook', accountIdsToRemove: ['999900001111'] },
    [],
  ],
  [
    'a snapshot that another account gets no more',
    'ModifySnapshotAttribute',
    { createVolumePermission: { remove: { items: [{ userId: '999900001111' }] } } },
    [],
  ],
  ['a trail of one region', 'UpdateTrail', { isMultiRegionTrail: false }, ['audit-off']],
  ['a trail of all regions', 'UpdateTrail', { isMultiRegionTrail: true }, []],
  [
    'a store without versions',
    'PutBucketVersioning',
    { VersioningConfiguration: { Status: 'Suspended' } },
    ['recovery-off'],
  ],
  [
    'a store with versions',
    'PutBucketVersioning',
    { VersioningConfiguration: { Status: 'Enabled' } },
    [],
  ],
  [
    'a key of another account',
    'CopyObject',
    { 'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-west-1:999900001111:key/k' },
    ['strange-key'],
  ],
  [
    'a key of the own account',
    'CopyObject',
    { 'x-amz-server-side-encryption-aws-kms-key-id': `arn:aws:kms:eu-west-1:${own}:key/k` },
    [],
  ],
  [
    'a key that comes with the object',
    'PutObject',
    { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' },
    ['strange-key'],
  ],
  ['a database outside', 'ModifyDBInstance', { publiclyAccessible: true }, ['public']],
  ['a database inside', 'ModifyDBInstance', { publiclyAccessible: false }, []],
  ['a function that asks nobody', 'CreateFunctionUrlConfig', { authType: 'NONE' }, ['public']],
  ['a function that asks', 'CreateFunctionUrlConfig', { authType: 'AWS_IAM' }, []],
  [
    'a key that AWS found published',
    'AttachUserPolicy',
    { policyArn: 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3', userName: 'build' },
    ['leaked-key'],
  ],
] as const)('%s', (...[, operation, data, facts]) => {
  expect(called(operation, data)).toEqual(facts);
});

it('a detector of another kind hides nothing by its lists of addresses', () => {
  const api = { operation: '', service: { name: 'wafv2.amazonaws.com' } };
  expect(called('CreateIPSet', {}, { api })).toEqual([]);
});

it('credentials of a machine from a network that is not its cloud’s', () => {
  const from = (asnName: string | null, uid = 'AROA:i-0aa11bb22cc33dd44'): string[] =>
    called('ListBuckets', null, {
      actor: { user: { uid_alt: uid } },
      enrichments: [{ name: 'src_endpoint.ip', type: 'ip_intelligence', data: { asnName } }],
    });
  expect(from('Example Broadband')).toEqual(['off-provider', 'on-instance-role']);
  expect(from('Amazon.com, Inc.')).toEqual(['on-instance-role']);
  expect(from('AMAZON-02')).toEqual(['on-instance-role']);
  expect(from(null)).toEqual(['on-instance-role']);
  expect(from('Example Broadband', 'AROA:deploy')).toEqual([]);
});

it.each([
  ['azurehound/v2.0.4', true],
  ['aws-cli/2.15 md/prompt Python/3.11 Linux/6.5.0-kali3-amd64 exe/x86_64', true],
  ['Boto3/1.26 Python/3.9 Linux/5.15 Botocore/1.29 pacu', true],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/124.0 Safari/537.36', false],
  ['aws-cli/2.15 Python/3.11 Linux/6.5.0-ubuntu', false],
])('%s', (user_agent, isTool) => {
  const facts = called('ListUsers', null, { http_request: { user_agent } });
  expect(facts).toEqual(isTool ? ['attack-tool'] : []);
});
