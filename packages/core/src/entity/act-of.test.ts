import { describe, expect, it } from 'vitest';
import type { OcsfEvent } from '../ocsf/index.ts';
import { actOf } from './act-of.ts';

const actor = { user: { name: 'm.okafor@borealis.example', uid: '7', type_id: 1 } } as const;
const event = (classUid: number, activity: number, given: Partial<OcsfEvent> = {}): OcsfEvent => ({
  category_uid: Math.floor(classUid / 1000),
  class_uid: classUid,
  activity_id: activity,
  type_uid: classUid * 100 + activity,
  severity_id: 1,
  time: 1_773_307_800_000,
  status_id: 1,
  metadata: {
    version: '1.8.0',
    product: { name: 'Entra ID', vendor_name: 'Microsoft' },
    uid: '1',
    event_code: 'Update user',
  },
  ...given,
});
const act = (of: OcsfEvent) => actOf(of, { id: '1', source: 'entra-audit' });
const named = (of: OcsfEvent, operation: string): OcsfEvent => ({
  ...of,
  metadata: { ...of.metadata, event_code: operation },
});

describe('who acts', () => {
  it('whom a change is about did not make it', () => {
    const user = { name: 'j.ortega@borealis.example', type_id: 1 } as const;
    expect(act(event(3001, 5, { user, actor })).subject).toBe('user:m.okafor@borealis.example');
    expect(act(event(3001, 5, { user, actor: { app_name: 'Sync', app_uid: 'E1' } }))).toMatchObject(
      {
        subject: 'sp:e1',
        actorKind: 'application',
      },
    );
    expect(act(event(3001, 5, { user }))).toMatchObject({ subject: null, actorKind: 'system' });
  });

  it('who signs in does', () => {
    expect(act(event(3002, 1, { user: actor.user })).subject).toBe(
      'user:m.okafor@borealis.example',
    );
  });

  it('a service principal that signs in is known by its application', () => {
    const signIn = { user: { name: 'Porter', uid: 'o', type_id: 4 }, actor: { app_uid: 'A1' } };
    expect(act(event(3002, 1, signIn as Partial<OcsfEvent>)).subject).toBe('sp:a1');
  });

  it('a finding is about the account in its evidence', () => {
    const finding = { finding_info: { uid: 'f' }, evidences: [{ actor }] };
    expect(act(event(2004, 1, finding))).toMatchObject({
      subject: 'user:m.okafor@borealis.example',
      metric: 'security.finding',
    });
  });
});

describe('what an act is', () => {
  it.each([
    ['saas.oauth.grant', event(3005, 1), 'Add delegated permission grant'],
    ['saas.activity', event(3005, 2), 'Remove delegated permission grant'],
    ['saas.activity', event(3005, 1), 'Add member to role'],
    ['saas.activity', event(3006, 1), 'Add owner to group'],
    ['saas.mail.traced', event(4009, 4), 'MessageTrace'],
    ['saas.mail.sent', event(4009, 1), 'Send'],
    ['iaas.api', event(6003, 4, { cloud: { provider: 'Azure' } }), 'Microsoft.Web/sites/delete'],
  ] as const)('%s', (metric, of, operation) => {
    const told = act(named(of, operation));
    expect(told.metric).toBe(metric);
    expect(told.alsoMetrics.includes('iaas.azure.appadmin')).toBe(/grant/.test(operation));
  });

  it('a client that Email Activity has no place for is told besides', () => {
    const unmapped = { 'nj.userAgent': 'Client=OWA;Action=ViaProxy' };
    expect(act(event(4009, 1, { unmapped })).clientFamily).toBe('Outlook Web');
  });

  it('a traced message tells whom it went to', () => {
    const email = { from: 'm.okafor@borealis.example', to: ['Buyer@example.net'] };
    expect(act(event(4009, 4, { email })).mail).toMatchObject({
      recipients: 1,
      to: ['buyer@example.net'],
    });
  });

  it('what is known of the other side is not of whoever acts', () => {
    const data = { asn: 64500, asnName: null, country: null, class: 'none', version: '1' };
    const enrichments = [
      { name: 'dst_endpoint.ip', type: 'ip_intelligence', value: '198.51.100.20', data },
    ];
    expect(act(event(4009, 4, { enrichments })).intel).toBeNull();
  });
});

it('who signs out, or goes on to an application, does not sign in', () => {
  const user = { name: 'j.ortega@borealis.example', type_id: 1 } as const;
  const metricOf = (activity: number, status: 1 | 2 = 1) =>
    act(event(3002, activity, { user, status_id: status })).metric;
  expect([metricOf(1), metricOf(1, 2)]).toEqual(['saas.login.success', 'saas.login.failure']);
  expect([metricOf(2), metricOf(99, 2)]).toEqual(['saas.activity', 'saas.activity']);
});
