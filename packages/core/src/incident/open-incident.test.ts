import { describe, expect, it } from 'vitest';
import type { FeatureScore } from '../baseline/types.ts';
import {
  breachOf,
  home,
  majestic,
  perfectData,
  t0,
  type BreachSketch,
} from './breaches.fixture.ts';
import { openIncident } from './open-incident.ts';
import { quoteHostile, showName } from './quote-hostile.ts';
import { whyOf } from './why.ts';
import { displayIdsOf } from './incident-id.ts';

const one = (group: BreachSketch['group'], more: Partial<BreachSketch> = {}) =>
  breachOf({ id: `${group}-${JSON.stringify(more).length}`, group, at: t0, ...more });
const cred = { from: home, foreign: null } as const;

describe('opens', () => {
  it.each([
    ['a suspicious breach of 60', [one('ACCESS', { score: 60 })], true],
    ['a suspicious breach below 60', [one('ACCESS', { score: 59 })], false],
    [
      'a critical model whatever its score',
      [one('ACCESS', { score: 10, category: 'Critical' })],
      true,
    ],
    ['two groups', [one('ACCESS'), one('PERSIST', { category: 'Informational' })], true],
    ['an act that proves itself', [one('PERSIST', { selfProving: true, foreign: false })], true],
    [
      'informational breaches, however many',
      [
        one('HIDE', { category: 'Informational', score: 90 }),
        one('PERSIST', { category: 'Informational' }),
      ],
      false,
    ],
    ['a compliance breach alone', [one('HIDE', { compliance: true, score: 80 })], false],
    ['failed sign-ins alone', [one('CRED', { ...cred, score: 90 })], false],
    [
      'failed sign-ins with the right password',
      [one('CRED', { ...cred, passwordKnown: true })],
      true,
    ],
  ] as const)('%s', (_, breaches, opens) => {
    expect(openIncident(breaches).opens).toBe(opens);
  });
});

it('says why in whole sentences, each reason once, and names what was found', () => {
  const known = {
    selfProving: true,
    facts: { appName: 'X <b>', appId: 'x', knownBad: perfectData },
  };
  const breaches = [one('ACCESS', { category: 'Critical' }), one('PERSIST', known)];
  expect(openIncident(breaches).reasons.map(({ text }) => text)).toEqual([
    'What was found is grave by itself: ACCESS.',
    'An application known from other account takeovers was given access.',
    'Warning signs of 2 kinds came together: access and lasting access.',
    'The stranger who got in also made ways to stay.',
  ]);
});

describe('critical', () => {
  it('is ACCESS and another group by the same foreign agent, a client-less record included', () => {
    const both = [one('ACCESS'), one('PERSIST', { client: null })];
    expect(openIncident(both)).toMatchObject({
      category: 'Critical',
      score: 60,
      severity: 'Critical',
    });
  });

  it('is not ACCESS by one agent and another group by another', () => {
    expect(openIncident([one('ACCESS'), one('PERSIST', { from: majestic })]).category).toBe(
      'Suspicious',
    );
    expect(openIncident([one('ACCESS'), one('PERSIST', { foreign: false })]).category).toBe(
      'Suspicious',
    );
  });

  it('a critical model alone is only suspicious', () => {
    const alone = openIncident([one('ACCESS', { category: 'Critical', score: 85 })]);
    expect(alone).toMatchObject({ category: 'Suspicious', severity: 'High' });
  });

  it('is held back while the source cannot be judged, unless something else speaks', () => {
    const unknown = [one('ACCESS', { restsOnNull: true }), one('PERSIST')];
    expect(openIncident(unknown).category).toBe('Suspicious');
    expect(openIncident([...unknown, one('CRED')]).category).toBe('Critical');
    const proof = one('PERSIST', { selfProving: true, facts: perfectData });
    expect(openIncident([...unknown, proof]).category).toBe('Critical');
  });

  it('counts failed sign-ins as a group only from a rented network or against three users', () => {
    expect(openIncident([one('ACCESS'), one('CRED', cred)]).groups).toEqual(['ACCESS']);
    expect(openIncident([one('ACCESS'), one('CRED', { from: majestic })]).groups).toEqual([
      'CRED',
      'ACCESS',
    ]);
    const spray = { ...cred, facts: { usersTargeted: 3 } };
    expect(openIncident([one('ACCESS'), one('CRED', spray)]).groups).toEqual(['CRED', 'ACCESS']);
  });
});

describe('hostile text', () => {
  it('shows what is unseen, bounds the length and keeps its quotes', () => {
    expect(quoteHostile('a\u202eb\u200bc\u0000')).toBe('\u201ca\\u{202e}b\\u{200b}c\\u{0}\u201d');
    expect(quoteHostile('x\u201d was benign')).toBe('\u201cx\\u{201d} was benign\u201d');
    expect(quoteHostile('y'.repeat(5000))).toMatch(/^\u201cy{80}… \(5000 characters\)\u201d$/);
  });

  it('leaves plain account names bare and quotes the others', () => {
    expect(showName('j.ortega@borealis.example')).toBe('j.ortega@borealis.example');
    expect(showName('eve signed in. bob')).toBe('\u201ceve signed in. bob\u201d');
  });
});

it('a claim says in words what was observed', () => {
  const operation = {
    feature: 'operation',
    observed: 'admin:New-InboxRule',
    expected: 'seen on 0 of 20 days',
    window: 'the 90 days to 2026-11-25',
    n: 20,
    score: { feature: 'operation' } as FeatureScore,
  };
  expect(whyOf(one('HIDE', { observations: [operation] })).claim).toBe(
    'Operation: New-InboxRule; usual is seen on 0 of 20 days (the 90 days to 2026-11-25, n = 20).',
  );
});

it('a counterfactual takes the network away and says on which side of 60 that falls', () => {
  const why = whyOf(one('ACCESS', { score: 55 }));
  expect(why.scoreWithout).toBe(30);
  expect(why.counterfactual).toBe(
    'Had the network been known the score would be 30, below 60, instead of 55.',
  );
  const grave = one('ACCESS', {
    score: 100,
    terms: one('ACCESS', {}).terms.map((term) => ({ ...term, points: term.points * 3 })),
  });
  expect(whyOf(grave).counterfactual).toBe(
    'Had the network been known the score would be 90 instead of 100, still not below 60.',
  );
  const beyond = { ...grave, terms: grave.terms.map((term) => ({ ...term, points: 200 })) };
  expect(whyOf(beyond).counterfactual).toBe(
    'Even had the network been known the score would be 100.',
  );
});

it('display ids have six characters, and more only for those that would be alike', () => {
  const ids = Array.from({ length: 500 }, (_, index) => `incident-${index}`);
  // These two share their first six characters.
  const alike = ['incident-8142', 'incident-76360'];
  const shown = displayIdsOf([...ids, ...alike]);
  expect(shown.get(alike[0]!)).toMatch(/^INC-EPGZSN[0-9A-Z]+$/);
  expect(shown.get(alike[1]!)).not.toBe(shown.get(alike[0]!));
  expect(ids.every((id) => /^INC-[0-9A-Z]{6}$/.test(shown.get(id)!))).toBe(true);
  expect(displayIdsOf([...alike, ...ids.toReversed()])).toEqual(displayIdsOf([...ids, ...alike]));
});
