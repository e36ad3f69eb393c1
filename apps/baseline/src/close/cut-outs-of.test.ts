import type { BaselineDay, Breach } from '@nightjar/core';
import { expect, test } from 'vitest';
import { cutOutsOf } from './cut-outs-of.ts';

const subject = 'role:build';
const evidence = [{ asn: 64_777, country: 'NL', ipClass: 'hosting', clientFamily: 'SDK' }];
const breachOf = (more: Partial<Breach>): Breach =>
  ({
    id: 'a',
    subject,
    category: 'Suspicious',
    status: 'active',
    time: Date.UTC(2026, 2, 10, 9),
    facts: {},
    restsOnNull: false,
    evidence,
    ...more,
  }) as unknown as Breach;
const dayBefore = Math.floor(Date.UTC(2026, 2, 9) / 86_400_000);
const shown: BaselineDay = {
  subject,
  day: dayBefore,
  values: { asn: ['AS64777'], country: ['NL'] },
  rates: {},
  active: true,
};
const cut = (more: Partial<Breach>, past: readonly BaselineDay[] = []): string[] =>
  cutOutsOf([breachOf(more)], past)
    .map(({ value }) => value)
    .sort();

test('what a breach showed first stays unlearnt, what the subject showed before does not', () => {
  expect(cut({})).toEqual(['AS64777', 'NL', 'SDK', 'hosting']);
  expect(cut({}, [shown])).toEqual(['SDK', 'hosting']);
});

test('a breach that is withdrawn or tells a mere fact cuts nothing', () => {
  expect(cut({ status: 'withdrawn' })).toEqual([]);
  expect(cut({ category: 'Informational' })).toEqual([]);
});

test('a source that only others could judge is learnt, else its subject would never be known', () => {
  expect(cut({ restsOnNull: true })).toEqual([]);
  const both = [breachOf({ restsOnNull: true }), breachOf({ id: 'b', group: 'HIDE' })];
  expect(cutOutsOf(both, [])).toHaveLength(4);
});
