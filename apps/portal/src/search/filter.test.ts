import { expect, test } from 'vitest';
import { apiFilterOf, filterOfUrl, restrictedBy, searchUrl } from './filter.ts';

const none = filterOfUrl({});

test('the URL is the filter, there and back', () => {
  const url =
    '/t/borealis/search?entity=ana%40x.example&ip=203.0.113.7&asn=198605&kind=vpn&from=2026-03-01T09%3A00';
  const filter = filterOfUrl(Object.fromEntries(new URL(url, 'http://x').searchParams));
  expect(searchUrl('borealis', filter)).toBe(url);
  expect(restrictedBy(filter)).toEqual(['entity', 'ip', 'asn', 'kind', 'from']);
  expect(apiFilterOf('borealis', filter)).toEqual({
    tenant: 'borealis',
    subject: 'ana@x.example',
    ip: '203.0.113.7',
    asn: 198_605,
    ipClass: 'vpn',
    from: '2026-03-01T09:00:00.000Z',
  });
});

test('what the search does not know does not restrict it, and the tenant is the page’s', () => {
  const filter = filterOfUrl({
    tenant: 'acme',
    asn: 'AVAST',
    from: 'noon',
    to: '2026-13-45T00:00',
  });
  expect(filter).toEqual(none);
  expect(apiFilterOf('borealis', filter)).toEqual({ tenant: 'borealis' });
});

test('a network may be written as people write it', () => {
  expect(filterOfUrl({ asn: 'as198605' }).asn).toBe('198605');
  expect(apiFilterOf('x', { ...none, country: 'kw' }).country).toBe('KW');
});
