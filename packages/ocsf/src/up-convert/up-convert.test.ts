import { expect, it } from 'vitest';
import { upConvert } from './index.ts';

const of = (classUid: number, more: object): Record<string, unknown> => ({
  class_uid: classUid,
  ...more,
});

it.each([
  [
    'a flag',
    4002,
    { http_cookies: [{ http_only: true }] },
    { http_cookies: [{ is_http_only: true }] },
  ],
  ['a name', 6003, { actor: { invoked_by: 'console' } }, { actor: { app_name: 'console' } }],
  ['one that became a list', 3005, { resource: { uid: 'r' } }, { resources: [{ uid: 'r' }] }],
  [
    'a list in a list',
    2004,
    { resources: [{ data_classification: { uid: 'c' } }] },
    { resources: [{ data_classifications: [{ uid: 'c' }] }] },
  ],
  [
    'a place',
    3002,
    { src_endpoint: { location: { city: 'Leeds', coordinates: [-1.5, 53.8] } } },
    { src_endpoint: { location: { city: 'Leeds', long: -1.5, lat: 53.8 } } },
  ],
  ['a number that became text', 2005, { priority: 3 }, { priority: '3' }],
  [
    'a weakness beside its CVE',
    2002,
    { vulnerabilities: [{ cve: { uid: 'CVE-1' }, cwe: { uid: 'CWE-1' } }] },
    { vulnerabilities: [{ cve: { uid: 'CVE-1', related_cwes: [{ uid: 'CWE-1' }] } }] },
  ],
])('%s is under its present name', (...[, classUid, before, after]) => {
  const event = of(classUid, before);
  const given = structuredClone(event);
  expect(upConvert(event)).toEqual({ event: of(classUid, after), kept: {} });
  expect(event).toEqual(given);
});

it('where both names are used, or the old one means something else, nothing is renamed', () => {
  const both = of(6003, { actor: { invoked_by: 'a', app_name: 'b' } });
  const other = of(6003, { resource: { uid: 'r' }, unmapped: { secure: true, tid: 7 } });
  for (const event of [both, other]) expect(upConvert(event).event).toEqual(event);
});

it('what 1.8 has no place for is kept by its path', () => {
  const location = { coordinates: [-1.5, 53.8] };
  const { event, kept } = upConvert(of(4001, { src_endpoint: { ip: '10.0.0.1', location } }));
  expect(event).toEqual(of(4001, { src_endpoint: { ip: '10.0.0.1' } }));
  expect(kept).toEqual({ 'src_endpoint.location': location });
});

it('of a class that is not known nothing is changed', () => {
  expect(upConvert(of(9_999_999, { actor: { invoked_by: 'a' } })).event).toEqual(
    of(9_999_999, { actor: { invoked_by: 'a' } }),
  );
});
