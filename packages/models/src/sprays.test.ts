import { evaluate, type Breach, type ScoredAct } from '@nightjar/core';
import { makeScoredAct } from '@nightjar/core/testing';
import { expect, it } from 'vitest';
import { loadModels } from './index.ts';

const models = loadModels();
const start = Date.UTC(2026, 2, 10, 9);

const failure = (n: number, user: number, time: number): ScoredAct =>
  makeScoredAct(String(n), {
    metric: 'saas.login.failure',
    operation: 'UserLoginFailed',
    outcome: 'failure',
    errorCode: '50126',
    ip: '203.0.113.9',
    subject: `user:user${user}@borealis.example`,
    subjectName: `user${user}@borealis.example`,
    time,
    busiest: { failures: 50 },
  });
const attack = (count: number): ScoredAct[] =>
  Array.from({ length: count }, (_, n) => failure(n, n % 500, start + n * 400));

const spraysOf = (acts: readonly ScoredAct[]): Breach[] =>
  evaluate({ tenantId: 'tenant', models, acts, anchors: new Map() }).filter(
    ({ subject }) => subject === 'ip:203.0.113.9',
  );

it.each([100, 4000])('%i failures of many users are one breach of their address', (count) => {
  const sprays = spraysOf(attack(count).toReversed());
  expect(sprays).toHaveLength(1);
  expect(sprays[0]).toMatchObject({
    time: start + 4 * 400,
    endTime: start + (count - 1) * 400,
    facts: { usersTargeted: Math.min(count, 500) },
  });
});
