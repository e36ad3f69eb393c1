import { expect, test } from 'vitest';
import { apiFilterOf, filterOfUrl, isRestricted, logUrl } from './filter.ts';

test('the URL is the filter, there and back', () => {
  const url =
    '/t/borealis/breaches?entity=ana%40x.example&category=Critical&score=60&from=2026-03-01';
  const filter = filterOfUrl(Object.fromEntries(new URL(url, 'http://x').searchParams));
  expect(logUrl('borealis', filter)).toBe(url);
  expect(isRestricted(filter)).toBe(true);
});

test('what the log does not know does not restrict it', () => {
  const filter = filterOfUrl({
    category: 'Odd',
    score: '1e9',
    from: 'noon',
    to: '2026-13-45',
    x: 'y',
  });
  expect(isRestricted(filter)).toBe(false);
  expect(apiFilterOf('borealis', filter)).toEqual({ tenants: ['borealis'] });
});

test('the tenant is the page’s, whatever the URL says, and the last day is whole', () => {
  const filter = filterOfUrl({
    tenants: 'acme',
    from: '2026-03-01',
    to: '2026-03-01',
    score: '60',
  });
  expect(apiFilterOf('borealis', filter)).toEqual({
    tenants: ['borealis'],
    minScore: 60,
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
  });
});
