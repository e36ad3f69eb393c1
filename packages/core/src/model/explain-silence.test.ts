import { expect, it } from 'vitest';
import type { ScoredAct } from '../baseline/types.ts';
import { makeModel, makeScoredAct } from '../testing/index.ts';
import { compileModels } from './compile-model.ts';
import { explainSilence, type ModelVerdict } from './explain-silence.ts';
import { hoursAround, sayVerdict } from './say-verdict.ts';

const components = {
  A: {
    metric: ['iaas.api'],
    where: [{ operation: ['GetSecretValue'] }, 'succeeded', { new: ['region'] }],
    count: { atLeast: 5, withinMinutes: 60 },
  },
};
const start = Date.UTC(2026, 2, 10, 10);
const subject = 'user:dev';

function read(n: number, more: Partial<ScoredAct> = {}): ScoredAct {
  const score = { daysSeen: 0, daysKnown: 60, rarity: 99, otherUsers: 0, usersKnown: 20 };
  return makeScoredAct(String(n), {
    metric: 'iaas.api',
    operation: 'GetSecretValue',
    subject,
    region: 'eu-west-3',
    time: start + n * 60_000,
    scores: { region: { feature: 'region', value: 'eu-west-3', tenantRarity: 99, ...score } },
    ...more,
  });
}

const ask = (acts: readonly ScoredAct[], more: object = {}): ModelVerdict =>
  explainSilence({
    models: compileModels([{ name: 'a.yml', value: makeModel({ components, ...more }) }]),
    subject,
    acts,
    anchors: [],
    from: start,
    to: start + 3_600_000,
  })[0]!;

it('too few are told with how many are wanted, by the act that ends the most of them', () => {
  const verdict = ask([read(0), read(1), read(2)]);
  expect(verdict).toMatchObject({ verdict: 'near', component: 'A' });
  expect(verdict.missed).toEqual(['3 within 60 minutes; 5 are wanted']);
  expect(verdict.act!.id).toBe('2');
});

it('a condition that does not hold is told in words', () => {
  const { missed } = ask([read(0, { scores: {} })]);
  expect(missed).toEqual(['region is new']);
});

it('enough of them are a match; under an exclusion it says whose', () => {
  const acts = [0, 1, 2, 3, 4].map((n) => read(n));
  expect(ask(acts).verdict).toBe('matched');
  const exclusions = [{ when: [{ subject: [subject] }], reason: 'a rotation', by: 'ana' }];
  expect(ask(acts, { exclusions })).toMatchObject({
    verdict: 'excluded',
    exclusion: { reason: 'a rotation', by: 'ana' },
  });
  const expired = [{ ...exclusions[0], expires: '2026-03-10' }];
  expect(ask(acts, { exclusions: expired }).verdict).toBe('matched');
});

it('what the model does not look at leaves it silent, however much there is of it', () => {
  const others = Array.from({ length: 20_000 }, (_, n) => read(n / 1000, { operation: 'Decrypt' }));
  expect(ask(others)).toMatchObject({ verdict: 'silent', act: null });
  const many = Array.from({ length: 20_000 }, (_, n) => read(n / 1000, { outcome: 'failure' }));
  expect(ask(many).missed).toEqual(['succeeded']);
});

const rarely = (daysKnown: number, rarity: number | null): ScoredAct['scores'] => {
  const seen = { daysSeen: 3, daysKnown, rarity, otherUsers: 3, usersKnown: 20, tenantRarity: 80 };
  return { region: { feature: 'region', value: 'eu\u202e-1', ...seen } };
};

it('says by how much a condition on what is usual was missed, with the value quoted', () => {
  expect(ask([read(0, { scores: rarely(60, 42.4) })]).missed).toEqual([
    'region is new (“eu\\u{202e}-1”: rarity 42 where 90 is rare, seen on 3 of 60 days)',
  ]);
  expect(ask([read(0, { scores: rarely(4, null) })]).missed).toEqual([
    'region is new (“eu\\u{202e}-1”: cannot judge yet: 4 of 10 days known)',
  ]);
});

it('a match in a throttle window that began before the span tells nothing new, and says since when', () => {
  const hour = 3_600_000;
  const acts = Array.from({ length: 12 }, (_, n) => read(n - 6));
  const throttled = ask(acts, { throttleHours: 24 });
  // The fifth read of the window, two minutes before the span.
  expect(throttled).toMatchObject({ verdict: 'matched', throttledSince: start - 2 * 60_000 });
  expect(sayVerdict(throttled)).toContain('part of the breach that began at 2026-03-10T09:58');
  // Windows of an hour begin with the span.
  expect(ask(acts).throttledSince).toBeUndefined();
  expect(hoursAround(start, 2)).toEqual({ from: start - hour, to: start + hour });
});

it('each verdict is a sentence', () => {
  expect(sayVerdict(ask([read(0, { scores: {} })]))).toBe(
    'Component A missed region is new. 2 of 5 conditions held.',
  );
  const exclusions = [
    { when: [{ subject: [subject] }], reason: 'a rotation', by: 'ana', expires: '2026-04-01' },
  ];
  const acts = [0, 1, 2, 3, 4].map((n) => read(n));
  expect(sayVerdict(ask(acts, { exclusions }))).toBe(
    'An exclusion kept it quiet: a rotation (ana, until 2026-04-01).',
  );
  expect(sayVerdict(ask(acts))).toBe('It spoke.');
  expect(sayVerdict(ask([]))).toBe('It looks at nothing of this.');
});
