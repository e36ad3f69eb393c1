import { expect, test } from 'vitest';
import type { OcsfEvent } from '../ocsf/index.ts';
import { factsOf } from './act-facts.ts';

type Given = Partial<Omit<OcsfEvent, 'metadata'>>;
const facts = (operation: string, given: Given = {}): string[] =>
  factsOf({
    class_uid: 6003,
    metadata: { event_code: operation },
    cloud: { provider: 'AWS', account: { uid: '111122223333' } },
    ...given,
  } as unknown as OcsfEvent);
const asked = (data: unknown): Given => ({ api: { operation: '', request: { uid: '', data } } });
const opened = (rule: object): string[] =>
  facts('AuthorizeSecurityGroupIngress', asked({ ipPermissions: { items: [rule] } }));
const everyone = { ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } };

test('a rule opens a port of remote control to the world, or another one, or to some', () => {
  expect(opened({ fromPort: 22, toPort: 22, ...everyone })).toEqual([
    'open-to-world',
    'admin-port',
  ]);
  expect(opened({ fromPort: 443, toPort: 443, ...everyone })).toEqual(['open-to-world']);
  expect(opened({ fromPort: 3000, toPort: 4000, ...everyone })).toContain('admin-port');
  expect(opened({ ipProtocol: '-1', ...everyone })).toContain('admin-port');
  const office = { ipRanges: { items: [{ cidrIp: '203.0.113.0/24' }] } };
  expect(opened({ fromPort: 22, toPort: 22, ...office })).toEqual([]);
});

test('a rule in the old form, and one whose address is veiled', () => {
  const rule = { cidrIp: '208.236.235.254/0', fromPort: 22, ipPermissions: {}, toPort: 22 };
  expect(facts('AuthorizeSecurityGroupIngress', asked(rule))).toContain('admin-port');
});

test('a role that another account may take is shared, one of the own account is not', () => {
  const made = (account: string): string[] =>
    facts('CreateRole', asked({ assumeRolePolicyDocument: `arn:aws:iam::${account}:root` }));
  expect(made('193672423079')).toEqual(['shared-outside']);
  expect(made('111122223333')).toEqual([]);
});

test('of several rules each is read with its own ports', () => {
  const rules = {
    items: [
      { fromPort: 22, toPort: 22 },
      { fromPort: 443, toPort: 443, ...everyone },
    ],
  };
  expect(facts('AuthorizeSecurityGroupIngress', asked({ ipPermissions: rules }))).toEqual([
    'open-to-world',
  ]);
});

test('a rule of Azure is text within text', () => {
  const rule = (port: string, access = 'Allow') =>
    facts('Microsoft.Network/networkSecurityGroups/securityRules/write', {
      unmapped: {
        properties: {
          requestbody: JSON.stringify({
            properties: {
              access,
              direction: 'Inbound',
              sourceAddressPrefix: '*',
              destinationPortRange: port,
            },
          }),
        },
      },
    });
  expect(rule('3389')).toEqual(['open-to-world', 'admin-port']);
  expect(rule('443')).toEqual(['open-to-world']);
  expect(rule('3389', 'Deny')).toEqual([]);
});

test('a role of another account is told apart from one of the own', () => {
  const taken = (account: string): string[] =>
    facts('AssumeRole', {
      session: { issuer: `arn:aws:iam::${account}:role/audit` },
    } as Given);
  expect(taken('999900001111')).toEqual(['other-account']);
  expect(taken('111122223333')).toEqual([]);
});

test('what a machine runs at its start, a detector that is switched off, a severe finding', () => {
  expect(facts('ModifyInstanceAttribute', asked({ userData: '<sensitive>' }))).toEqual([
    'start-script',
  ]);
  expect(facts('ModifyInstanceAttribute', asked({ instanceType: { value: 'm5' } }))).toEqual([]);
  expect(facts('UpdateDetector', asked({ enable: false }))).toEqual(['audit-off']);
  expect(facts('UpdateDetector', asked({ enable: true }))).toEqual([]);
  expect(facts('Backdoor', { class_uid: 2004, severity_id: 4 })).toEqual(['severe']);
  expect(facts('Recon', { class_uid: 2004, severity_id: 3 })).toEqual([]);
});
