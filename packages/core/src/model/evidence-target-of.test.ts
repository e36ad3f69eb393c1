import { expect, it } from 'vitest';
import { makeAct } from '../testing/index.ts';
import { evidenceTargetOf } from './evidence-target-of.ts';

const of = (part: Parameters<typeof makeAct>[1]) => evidenceTargetOf(makeAct('a', part));

it('an act was done to the narrowest thing that its record names', () => {
  const grant = {
    appId: '0f1',
    appName: 'PerfectData Software',
    scopes: [],
    consentForAll: false,
    publisherVerified: null,
  };
  expect(of({ metric: 'saas.oauth.grant', grant, target: 'x' })).toEqual({
    kind: 'application',
    name: 'PerfectData Software',
  });
  expect(of({ metric: 'saas.oauth.grant', grant: { ...grant, appName: null } })?.name).toBe('0f1');
  expect(of({ metric: 'saas.mail.accessed', target: 'ana@a.example' })?.kind).toBe('mailbox');
  expect(of({ metric: 'saas.mail.sent', subjectName: 'Ana', target: 'x' })?.name).toBe('Ana');
  expect(of({ metric: 'iaas.api', target: 'a-bucket' })).toEqual({
    kind: 'object',
    name: 'a-bucket',
  });
});

it('a sign-in is done to nothing but its application, and a long name is cut', () => {
  expect(of({ metric: 'saas.login.success', target: 'https://issuer.example' })).toBeUndefined();
  expect(of({ metric: 'iaas.api', target: '' })).toBeUndefined();
  expect(of({ metric: 'iaas.api', target: 'x'.repeat(500) })?.name).toHaveLength(120);
});
