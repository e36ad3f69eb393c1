import { expect, it } from 'vitest';
import type { OcsfEvent } from '../ocsf/index.ts';
import { detailsOf } from './act-details.ts';

const own = '111122223333';
const shown = (operation: string, more: object) => {
  const { facts = [], sharedWith } = detailsOf({
    class_uid: 6003,
    metadata: { event_code: operation },
    ...more,
  } as unknown as OcsfEvent);
  return { facts, sharedWith };
};
const called = (operation: string, data: unknown) =>
  shown(operation, {
    cloud: { provider: 'AWS', account: { uid: own } },
    api: { operation, request: { uid: '', data } },
  });
const policy = (...Statement: object[]) => ({ bucketPolicy: { Statement } });
const everyone = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject' };

it('a policy that lets everyone in is public, with or without a word on encryption', () => {
  expect(called('PutBucketPolicy', policy(everyone)).facts).toEqual(['public']);
  const Condition = { Bool: { 'aws:SecureTransport': 'true' } };
  const found = called('PutBucketPolicy', policy({ ...everyone, Condition }));
  expect(found).toEqual({ facts: ['public'], sharedWith: ['anyone'] });
});

it('one that keeps everyone out who comes unencrypted opens nothing', () => {
  const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
  const denied = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Condition };
  expect(called('PutBucketPolicy', policy(denied)).facts).toEqual([]);
});

it('one for everyone of the own organisation opens nothing to the world', () => {
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } };
  expect(called('PutBucketPolicy', policy({ ...everyone, Condition })).facts).toEqual([]);
});

it('another account that is let in is named, one that is kept out is not', () => {
  const allowed = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::999900001111:root' } };
  const denied = { Effect: 'Deny', Principal: { AWS: '444455556666' } };
  const same = { Effect: 'Allow', Principal: { AWS: [`arn:aws:iam::${own}:role/app`] } };
  const found = called('PutBucketPolicy', policy(allowed, denied, same));
  expect(found).toEqual({ facts: ['shared-outside'], sharedWith: ['999900001111'] });
  expect(called('PutBucketPolicy', policy(denied, same)).facts).toEqual([]);
});

it('the trust of a role is text within the request', () => {
  const trust = (Principal: object): unknown => ({
    roleName: 'deploy',
    policyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal }] }),
  });
  const opened = called('UpdateAssumeRolePolicy', trust({ AWS: '*' }));
  expect(opened).toEqual({ facts: ['public'], sharedWith: ['anyone'] });
  const shared = called('UpdateAssumeRolePolicy', trust({ AWS: '999900001111' }));
  expect(shared).toEqual({ facts: ['shared-outside'], sharedWith: ['999900001111'] });
  expect(called('UpdateAssumeRolePolicy', trust({ Service: 'ec2.amazonaws.com' })).facts).toEqual(
    [],
  );
});

it.each([
  ['ana_partner.example#ext#@here.onmicrosoft.example', ['partner.example']],
  ['Ana@Partner.Example', ['partner.example']],
  ['ana.lee@gmail.com', ['ana.lee@gmail.com']],
  ['SharingLinks.4f1', undefined],
])('a file shared with %s', (name, sharedWith) => {
  const unmapped = { TargetUserOrGroupType: 'Guest', TargetUserOrGroupName: name };
  expect(shown('SharingSet', { unmapped })).toEqual({ facts: ['shared-outside'], sharedWith });
});

it('a file shared with a colleague, and one with whoever has the link', () => {
  const unmapped = { TargetUserOrGroupType: 'Member', TargetUserOrGroupName: 'bo@here.example' };
  expect(shown('SharingSet', { unmapped })).toEqual({ facts: [], sharedWith: undefined });
  expect(shown('AnonymousLinkCreated', {})).toEqual({ facts: ['public'], sharedWith: ['anyone'] });
});
