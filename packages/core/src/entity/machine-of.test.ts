import { expect, it } from 'vitest';
import type { OcsfEvent } from '../ocsf/index.ts';
import { actOf } from './act-of.ts';

const metadata = {
  version: '1.8.0' as const,
  product: { name: 'Zeek', vendor_name: 'Zeek' },
  uid: 'one',
  event_code: 'conn',
};
const flow = (more: Partial<OcsfEvent>): OcsfEvent => ({
  category_uid: 4,
  class_uid: 4001,
  activity_id: 6,
  type_uid: 400106,
  severity_id: 1,
  time: 1,
  metadata,
  ...more,
});
const act = (more: Partial<OcsfEvent>) => actOf(flow(more), { id: 'id', source: 'zeek' });
const [inner, outer] = [{ ip: '10.1.2.3' }, { ip: '198.51.100.20' }];

it.each([
  ['what goes out is about the machine inside', inner, outer, 'ip:10.1.2.3'],
  ['what comes in is about the machine inside', outer, inner, 'ip:10.1.2.3'],
  ['between two inside it is about the one that speaks', inner, { ip: '10.9.9.9' }, 'ip:10.1.2.3'],
  [
    'between two outside it is about the one that speaks',
    outer,
    { ip: '203.0.113.7' },
    'ip:198.51.100.20',
  ],
  [
    'a machine with an id in the inventory is that machine',
    outer,
    { ip: '203.0.113.7', instance_uid: 'i-0AB' },
    'machine:i-0ab',
  ],
])('%s', (...[, src_endpoint, dst_endpoint, subject]) => {
  expect(act({ src_endpoint, dst_endpoint })).toMatchObject({
    subject,
    ip: src_endpoint.ip,
    actorKind: 'system',
    metric: 'net.flow',
    operationClass: 'network',
  });
});

it('what a sensor calls inbound is about the one spoken to, wherever both are', () => {
  const sides = { src_endpoint: outer, dst_endpoint: { ip: '203.0.113.7' } };
  expect(act({ ...sides, connection_info: { direction_id: 1 } }).subject).toBe('ip:203.0.113.7');
});

it('a finding is about the machine in its evidence', () => {
  const evidences = [{ src_endpoint: outer, dst_endpoint: inner }];
  const finding = act({ category_uid: 2, class_uid: 2004, evidences });
  expect(finding).toMatchObject({
    subject: 'ip:10.1.2.3',
    ip: '198.51.100.20',
    metric: 'security.finding',
  });
});

it('the address of the one spoken to says nothing of where an act came from', () => {
  const data = { asn: 64501, asnName: 'x', country: 'NL', class: 'hosting', version: 'v' };
  const enrichments = [{ name: 'dst_endpoint.ip', value: outer.ip, type: 'ip_intelligence', data }];
  expect(act({ src_endpoint: inner, dst_endpoint: outer, enrichments }).intel).toBeNull();
});

it('no network, host or detector is an act in an application', () => {
  for (const class_uid of [1007, 2004, 4001, 4002, 4003, 4005, 4007, 5001, 7001]) {
    const { metric, alsoMetrics } = act({ class_uid, src_endpoint: inner });
    expect([metric, ...alsoMetrics].filter((one) => one.startsWith('saas.'))).toEqual([]);
  }
});
