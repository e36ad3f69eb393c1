import { expect, it } from 'vitest';
import type { Act } from '../entity/types.ts';
import { tellStory } from './tell-story.ts';

const signIn = (id: string, given: Partial<Act>): Act => ({
  id,
  uid: id,
  source: 'entra-id',
  time: 1_773_307_800_000,
  metric: 'saas.login.success',
  alsoMetrics: [],
  operation: 'Sign-in',
  operationClass: 'sign-in',
  subject: 'user:j.ortega@borealis.example',
  subjectName: 'j.ortega@borealis.example',
  actorKind: 'person',
  ip: '198.51.100.20',
  intel: null,
  clientFamily: null,
  userAgent: null,
  session: null,
  application: null,
  applicationId: null,
  outcome: 'success',
  errorCode: null,
  interactive: true,
  correlation: null,
  grant: null,
  rule: null,
  mail: null,
  count: 1,
  ...given,
});

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
