import { describe, expect, it } from 'vitest';
import { validateEvent } from './validate-event.ts';

const signIn = {
  category_uid: 3,
  class_uid: 3002,
  activity_id: 1,
  type_uid: 300201,
  severity_id: 1,
  time: 1_773_300_000_000,
  metadata: { version: '1.8.0', product: { name: 'Entra ID', vendor_name: 'Microsoft' } },
  user: { name: 'j.ortega@borealis.example', uid: '7', type_id: 1 },
  service: { name: 'Exchange' },
  src_endpoint: { ip: '203.0.113.7' },
  unmapped: { anything: { at: ['all', null, 1e300] } },
};
const finding = {
  ...signIn,
  category_uid: 2,
  class_uid: 2004,
  type_uid: 200401,
  user: undefined,
  service: undefined,
  src_endpoint: undefined,
  finding_info: { uid: 'f', title: 't' },
};
const say = (event: unknown, version: '1.8.0' | '1.1.0' = '1.8.0'): string[] =>
  validateEvent(event, { version }).errors.map(({ path, reason }) => `${path} ${reason}`);
const plain = (value: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
const without = (name: keyof typeof signIn): Record<string, unknown> =>
  plain({ ...signIn, [name]: undefined });

it.each(['1.8.0', '1.1.0'] as const)('a sign-in and a finding are OCSF %s', (version) => {
  expect(say(signIn, version)).toEqual([]);
  expect(say(plain(finding), version)).toEqual([]);
});

describe('refused with its place:', () => {
  it.each([
    ['no time', without('time'), '/time is required'],
    ['no user', without('user'), '/user is required'],
    [
      'neither service nor target',
      without('service'),
      ' needs at least one of service, dst_endpoint',
    ],
    ['an unknown attribute', { ...signIn, privileges: [] }, '/privileges is not an attribute here'],
    ['an unknown attribute below', { ...signIn, user: { uid: '1', a: 1 } }, '/user/a is not an'],
    [
      'a user of no name',
      { ...signIn, user: { type_id: 1 } },
      '/user needs at least one of account',
    ],
    ['a bad value', { ...signIn, severity_id: 7 }, '/severity_id is none of 0, 1, 2'],
    ['a bad activity', { ...signIn, activity_id: 8 }, '/activity_id is none of'],
    ['another category', { ...signIn, category_uid: 6 }, '/category_uid is not 3'],
    [
      'a type that is not its activity',
      { ...signIn, type_uid: 300202 },
      '/type_uid is not class_uid',
    ],
    ['a type of no activity', { ...signIn, type_uid: 300200.5 }, '/type_uid is none of'],
    ['no address', { ...signIn, src_endpoint: { ip: 'here' } }, '/src_endpoint/ip is not written'],
    ['a time in text', { ...signIn, time: '2026-03-12' }, '/time must be integer'],
    ['null', { ...signIn, service: null }, '/service must be object'],
    ['no such class', { ...signIn, class_uid: 3999 }, '/class_uid is no class of OCSF 1.8.0'],
    ['a class by a hostile name', { ...signIn, class_uid: '__proto__' }, '/class_uid is no class'],
    ['a list', [signIn], ' is no object'],
    ['null as event', null, ' is no object'],
  ])('%s', (_, event, expected) => {
    expect(say(event)).toContainEqual(expect.stringContaining(expected));
  });

  it('__proto__ as an attribute', () => {
    const event: unknown = JSON.parse(JSON.stringify(signIn).replace('{', '{"__proto__":{"a":1},'));
    expect(say(event)).toEqual(['/__proto__ is not an attribute here']);
  });

  it('exactly one, where more are there', () => {
    const item = { name: 'n', start_type_id: 1, driver: { file: { name: 'f', type_id: 1 } } };
    const query = { ...plain(finding), category_uid: 5, class_uid: 5022, type_uid: 502201 };
    const event = { ...query, finding_info: undefined, query_result_id: 1 };
    const two = { ...item, process: { name: 'p', pid: 1 } };
    expect(say(plain({ ...event, startup_item: item }))).toEqual([]);
    expect(say(plain({ ...event, startup_item: two }))).toEqual([
      '/startup_item needs exactly one of driver, job, process',
    ]);
  });
});

describe('a profile', () => {
  const inCloud = (cloud: object) => ({
    ...signIn,
    metadata: { ...signIn.metadata, profiles: ['cloud', 'datetime'] },
    ...cloud,
  });

  it('brings its attributes where the event names it', () => {
    const cloud = { cloud: { provider: 'AWS' }, time_dt: '2026-03-12T09:30:00Z' };
    expect(say(inCloud(cloud))).toEqual([]);
    expect(say({ ...signIn, ...cloud })).toEqual([
      '/cloud is not an attribute here',
      '/time_dt is not an attribute here',
    ]);
  });

  it('requires what it requires', () => {
    expect(say(inCloud({}))).toEqual(['/cloud is required']);
  });

  it('costs no more where each event names other ones', () => {
    const names = ['cloud', 'datetime', 'host', 'osint', 'security_control', 'trace'];
    const http = { ...plain(signIn), category_uid: 4, class_uid: 4002, type_uid: 400201 };
    const sets = Array.from({ length: 64 }, (_, set) => names.filter((__, at) => (set >> at) & 1));
    const told = (profiles: readonly string[]): string[] =>
      say({ ...http, metadata: { ...signIn.metadata, profiles } });
    told([]);
    const before = process.cpuUsage();
    const required = sets.map((set) => told(set).includes('/cloud is required'));
    const { user, system } = process.cpuUsage(before);
    expect(required).toEqual(sets.map((set) => set.includes('cloud')));
    // To compile the class for each set would take several seconds.
    expect((user + system) / 1000).toBeLessThan(1500);
  });

  it('must be known to the class', () => {
    const metadata = { ...signIn.metadata, profiles: ['load_balancer'] };
    expect(say({ ...signIn, metadata })).toEqual([
      '/metadata/profiles names a profile that the class has not',
    ]);
  });
});

it('what 1.8 added is unknown to 1.1', () => {
  const event = plain({ ...finding, vendor_attributes: { severity_id: 1 } });
  expect(say(event)).toEqual([]);
  expect(say(event, '1.1.0')).toEqual(['/vendor_attributes is not an attribute here']);
});
