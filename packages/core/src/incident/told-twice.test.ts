import { expect, it } from 'vitest';
import type { Act } from '../entity/types.ts';
import { makeAct } from '../testing/index.ts';
import { tellStory } from './tell-story.ts';

const signIn = (id: string, more: Partial<Act>): Act =>
  makeAct(id, { source: 'entra-id', operation: 'Sign-in', ip: '198.51.100.20', ...more });

it('two sign-ins that both logs tell are two, and all four records are cited', () => {
  const unified = { source: 'microsoft-365', operation: 'UserLoggedIn' } as const;
  const acts = ['request-1', 'request-2'].flatMap((correlation) => [
    signIn(`entra-${correlation}`, { correlation }),
    signIn(`unified-${correlation}`, { correlation, ...unified }),
  ]);
  const [sentence] = tellStory([], acts);
  expect(sentence?.text).toContain('signed in twice');
  expect(sentence?.evidence).toHaveLength(4);
});
