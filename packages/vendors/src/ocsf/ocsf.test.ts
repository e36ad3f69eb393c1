import { type OcsfEvent, sources } from '@nightjar/core';
import { expect, it } from 'vitest';
import { listFixtures } from '../list-fixtures.ts';
import { lookUpFixture } from '../look-up.fixture.ts';
import { ocsf } from './index.ts';

const read = (record: unknown): OcsfEvent => {
  const normalised = ocsf.normalise(record, lookUpFixture);
  if (!normalised.ok) throw new Error(normalised.reason);
  return normalised.event;
};
const reasonOf = (record: unknown): string => {
  const normalised = ocsf.normalise(record, lookUpFixture);
  return normalised.ok ? 'understood' : normalised.reason;
};

const normalised = sources.flatMap((source) =>
  listFixtures(source).map(({ name, event }) => ({ name: `${source} ${name}`, event })),
);

it.each(normalised)(
  '$name, as Nightjar understood it, reads back with all it said',
  ({ event }) => {
    const { log_version: version, ...metadata } = event.metadata;
    const isOcsf = version === 'ocsf/1';
    expect(read(JSON.parse(JSON.stringify(event)))).toEqual({
      ...event,
      metadata: { ...metadata, log_version: 'ocsf/1' },
      ...(isOcsf ? {} : { unmapped: { ...event.unmapped, 'nj.logVersion': version } }),
    });
  },
);

it.each(sources)('an event that says it is of %s is of OCSF all the same', (source) => {
  const claimed = read({ ...event, metadata: { ...metadata, log_version: `${source}/1` } });
  expect(claimed.metadata.log_version).toBe('ocsf/1');
});

const [fixture] = listFixtures('ocsf');
const event = fixture!.record;
const metadata = event['metadata'] as object;

it.each([
  ['another release', { metadata: { ...metadata, version: '1.9.0' } }, /1\.9\.0: 1\.0 to 1\.8 are/],
  ['no release', { metadata: { ...metadata, version: 'two' } }, /no release of OCSF/],
  ['a class of nobody', { class_uid: 99_999 }, /class_uid is no class of OCSF 1\.8\.0/],
  ['a severity that is none', { severity_id: 17 }, /severity_id is none of/],
  ['an attribute that is none', { surprise: 1 }, /surprise is not an attribute here/],
  ['a type that is not its activity', { type_uid: 600_399 }, /type_uid is not class_uid/],
])('%s is refused with the reason of the first error', (_, more, reason) => {
  expect(reasonOf(event)).toBe('understood');
  expect(reasonOf({ ...event, ...more })).toMatch(reason);
});

it('an event without an id has one of its content, in whatever order that comes', () => {
  const { uid: _, ...rest } = metadata as { uid: string };
  const one = read({ ...event, metadata: rest }).metadata.uid;
  const turned = Object.fromEntries(Object.entries({ ...event, metadata: rest }).toReversed());
  expect(read(turned).metadata.uid).toBe(one);
  expect(read({ ...event, message: 'x', metadata: rest }).metadata.uid).not.toBe(one);
});

it('a row of a lake is read: no value, whole numbers, moments, maps', () => {
  const { time_dt: _, ...plain } = event;
  const row = {
    ...plain,
    time: BigInt(event['time'] as number),
    time_dt: new Date(event['time'] as number),
    actor: { ...(event['actor'] as object), process: { pid: null } },
    unmapped: [{ key: 'managementEvent', value: 'true' }],
  };
  const found = read(row);
  expect(found).toMatchObject({ time: event['time'], unmapped: { managementEvent: 'true' } });
  expect(found.actor).not.toHaveProperty('process');
  expect(read({ ...event, unmapped: '{"a":1}' }).unmapped).toMatchObject({ a: 1 });
});

it('what a lake holds as JSON text is the object, so that what is known of an address is found', () => {
  const data = { asn: 64500, asnName: null, country: 'GB', class: 'none', version: 'v' };
  const known = { name: 'src_endpoint.ip', value: '203.0.113.7', type: 'ip_intelligence' };
  const enrichmentOf = (held: unknown) =>
    read({ ...event, enrichments: [{ ...known, data: held }] }).enrichments;
  expect(enrichmentOf(JSON.stringify(data))).toEqual([{ ...known, data }]);
  expect(enrichmentOf('{no JSON')).toEqual([{ ...known, data: '{no JSON' }]);
});
