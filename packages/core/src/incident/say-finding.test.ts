import { expect, test } from 'vitest';
import { breachOf } from './breaches.fixture.ts';
import { sayFinding, sayFindings } from './say-finding.ts';

const found = (modelPath: string, more: Partial<Parameters<typeof breachOf>[0]> = {}) =>
  breachOf({ id: modelPath, group: 'ACCESS', at: 0, modelPath, ...more });

test('a finding is told in the words of its model, or in plainer ones where those say little', () => {
  const said = (path: string): string => sayFinding(found(path));
  expect(said('IaaS / Evasion / Audit Trail Stopped or Blinded')).toBe(
    'audit trail stopped or blinded',
  );
  expect(said('SaaS / Admin / Password Reset by Account That Never Did')).toBe('password reset');
  expect(said('SaaS / Compromise / Login From Rare Following Suspicious Login Attempt(s)')).toBe(
    'sign-in from a rare source after suspicious attempts',
  );
  const facts = { appName: 'Mail “Sync”' };
  expect(sayFinding(found('SaaS / Admin / OAuth Permission Grant', { facts }))).toMatch(
    /^access given to “Mail .*”$/,
  );
});

test('what weighs most is told first, and nothing twice', () => {
  const [low, high] = [found('A / B / Low', { score: 10 }), found('A / B / High', { score: 90 })];
  expect(sayFindings([low, high, { ...high, id: 'again' }])).toEqual(['high', 'low']);
});
