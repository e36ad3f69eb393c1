import { expect, test } from 'vitest';
import { isLoopback } from './is-loopback.ts';
import { isSameOrigin } from './is-same-origin.ts';
import { nextPath } from './next-path.ts';

test('after signing in one goes on to a path of this site only', () => {
  expect(nextPath('/t/acme?peek=1')).toBe('/t/acme?peek=1');
  for (const bad of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    7,
  ]) {
    expect(nextPath(bad)).toBe('/');
  }
});

test('demo accounts are shown to this machine only', () => {
  expect(['localhost:3000', '127.0.0.1:3000', '[::1]:3000'].every(isLoopback)).toBe(true);
  expect(['portal.example', '127.0.0.1.evil.example', '10.0.0.7:3000', null].some(isLoopback)).toBe(
    false,
  );
});

test('another site cannot make a signed-in browser ask', () => {
  const from = (headers: Record<string, string>) => isSameOrigin(new Headers(headers));
  expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(from({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).toBe(true);
  expect(from({ 'sec-fetch-site': 'cross-site', origin: 'http://a', host: 'a' })).toBe(false);
  expect(from({ origin: 'http://evil.example', host: '127.0.0.1:3000' })).toBe(false);
  expect(from({ host: '127.0.0.1:3000' })).toBe(false);
});
