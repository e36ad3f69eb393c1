import { expect, test } from 'vitest';
import { apiFilterOf, filterOfUrl, urlOfFilter } from './filter.ts';
import type { ViewId } from './filter.ts';

test('the URL is the filter, there and back', () => {
  const filter = filterOfUrl({ view: 'all', q: 'severity:>=high ortega' });
  expect(filter).toEqual({ view: 'all', q: 'severity:>=high ortega' });
  expect(urlOfFilter(filter)).toBe('/mssp/queue?view=all&q=severity%3A%3E%3Dhigh+ortega');
  expect(urlOfFilter(filterOfUrl({ view: 'constructor' }))).toBe('/mssp/queue');
});

test('typed words restrict, the rest is text', () => {
  expect(
    apiFilterOf({ view: 'decide', q: 'severity:>=high tenant:acme,borealis j. ortega' }),
  ).toEqual({
    status: ['NEW'],
    snoozed: false,
    severity: ['HIGH', 'CRITICAL'],
    tenants: ['acme', 'borealis'],
    text: 'j. ortega',
  });
});

test('a typed status overrides the tab, an unknown one does not', () => {
  expect(apiFilterOf({ view: 'decide', q: 'status:open' }).status).toEqual([
    'NEW',
    'IN_PROGRESS',
    'ON_HOLD',
  ]);
  expect(apiFilterOf({ view: 'decide', q: 'status:lost tenant:*' })).toEqual({
    status: ['NEW'],
    snoozed: false,
  });
});

test('the list of one tenant stays with that tenant, whatever is typed', () => {
  const filter = filterOfUrl({ q: 'tenant:other x' }, 'borealis');
  expect(apiFilterOf(filter)).toEqual({ tenants: ['borealis'], text: 'x' });
  expect(urlOfFilter({ ...filter, q: '' })).toBe('/t/borealis/incidents');
});

test('each view asks for what it is called, and a typed status narrows it', () => {
  const asked = (view: ViewId) => apiFilterOf({ view, q: '' });
  expect(asked('mine')).toEqual({ mine: true, status: ['NEW', 'IN_PROGRESS', 'ON_HOLD'] });
  expect(asked('due')).toEqual({ dueWithinMinutes: 30, snoozed: false });
  expect(asked('all')).toEqual({});
  expect(apiFilterOf({ view: 'mine', q: 'status:on_hold' })).toEqual({
    mine: true,
    status: ['ON_HOLD'],
  });
});
