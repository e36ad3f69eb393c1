import { modelPaths } from '@nightjar/scenarios';
import { expect, test } from 'vitest';
import { strangersAt, takeover } from '../scenarios/attack-cases.ts';
import { actsUntilBreach, judgeLive } from './live-cases.ts';

const { incomingConnections } = modelPaths;

test('a takeover judged by the days before it alone is one critical incident', () => {
  expect(judgeLive(takeover('A'))).toMatchObject({ incidents: 1, critical: 1, unexpected: [] });
});

test('the twentieth stranger at a machine that nobody uses makes the breach, at one that serves the public none does', () => {
  expect(actsUntilBreach(strangersAt('private-open'), incomingConnections)).toBe(20);
  expect(actsUntilBreach(strangersAt('public-served'), incomingConnections)).toBeNull();
});
