import { HitTest, inCrowd } from '@nightjar/core';
import { expect, test } from 'vitest';
import { loadModels } from './index.ts';
import { actsOf, type TestAct } from './model-acts.fixture.ts';

const hits = new HitTest(loadModels());
const isKept = (act: TestAct): boolean => hits.isHit(actsOf([act])[0]!, inCrowd);
const machine = 'machine:i-0aa11bb22cc33dd44';

test('what a principal does from an odd source is kept, whatever it is', () => {
  const look: TestAct = { metric: 'iaas.api', class: 'sts', operation: 'GetCallerIdentity' };
  expect(isKept({ ...look, foreign: true })).toBe(true);
  expect(isKept(look)).toBe(false);
});

test('a stranger who connects to a machine is kept only where a model asks for it', () => {
  const visit: TestAct = { metric: 'net.flow', subject: machine, foreign: true };
  const remote = { direction: 'in', port: 443 } as const;
  expect(isKept({ ...visit, remote })).toBe(false);
  expect(isKept({ ...visit, remote, new: ['exposedPort', 'source'] })).toBe(true);
});
