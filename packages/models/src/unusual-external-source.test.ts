import { evaluate, type ScoredAct } from '@nightjar/core';
import { expect, test } from 'vitest';
import { loadModels } from './index.ts';
import { actsOf } from './model-acts.fixture.ts';

const path = 'SaaS / Access / Unusual External Source for SaaS Credential Use';

/** A sign-in from an ordinary network of the own country, by a client seen once before. */
function termsOf(more: Partial<ScoredAct>) {
  const [act] = actsOf([{ metric: 'saas.login.success' }]);
  const score = { daysSeen: 0, daysKnown: 20, otherUsers: 0, usersKnown: 20, tenantRarity: null };
  const scores: ScoredAct['scores'] = {
    asn: { feature: 'asn', value: 'AS25135', rarity: 94, ...score },
    client: { feature: 'client', value: 'Outlook / iOS', rarity: 92, ...score },
  };
  const acts = [{ ...act!, rareNet: true, rareSource: true, scores, ...more }];
  const breaches = evaluate({ tenantId: 'tenant', models: loadModels(), acts, anchors: new Map() });
  const breach = breaches.find(({ modelPath }) => modelPath === path)!;
  return { score: breach.score, labels: breach.terms.map(({ label }) => label) };
}

test('a source judged by the user’s own past scores by how rare it is, and does not open alone', () => {
  const { score, labels } = termsOf({});
  expect(labels).not.toContain("Source judged by the tenant's other users");
  expect(score).toBe(30 + 14 + 12);
});

test('a source that only the other users can judge scores as such', () => {
  const { score, labels } = termsOf({ judgedAcrossUsers: true, scores: {} });
  expect(labels).toContain("Source judged by the tenant's other users");
  expect(score).toBe(50);
});
