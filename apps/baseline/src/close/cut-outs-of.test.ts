import type { BaselineDay, Breach, Verdict } from '@nightjar/core';
import { expect, test } from 'vitest';
import { type CausedCutOut, confirmedDays, cutOutDays, cutOutsOf } from './cut-outs-of.ts';

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
    agents: [{ foreign: true }],
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

test('what a person called benign or no attack is learnt; what is confirmed stays out longer', () => {
  const days = (verdict: Verdict, more: Partial<Breach> = {}): number[] => {
    const found = cutOutsOf([breachOf(more)], [], { verdicts: new Map([['a', verdict]]) });
    return [...new Set(found.map(({ fromDay, untilDay }) => untilDay - fromDay + 1))];
  };
  expect(days('benign_true_positive')).toEqual([]);
  expect(days('false_positive_logic')).toEqual([]);
  expect(days('false_positive_data')).toEqual([]);
  expect(days('undetermined')).toEqual([cutOutDays]);
  expect(days('duplicate')).toEqual([cutOutDays]);
  expect(days('true_positive')).toEqual([confirmedDays]);
  expect(days('true_positive', { restsOnNull: true })).toEqual([confirmedDays]);
  expect(days('true_positive', { status: 'withdrawn' })).toEqual([]);
});

test('a benign verdict on one breach does not teach what another of the day still cuts', () => {
  const both = [breachOf({}), breachOf({ id: 'b' })];
  const found = cutOutsOf(both, [], { verdicts: new Map([['a', 'benign_true_positive']]) });
  expect(new Set(found.map(({ cause }) => cause))).toEqual(new Set(['breach b']));
});

test('what a stranger was counted in is cut on those days, seen before or not', () => {
  const counted = [{ rate: 'mailReads' as const, day: dayBefore + 1 }];
  const found = cutOutsOf([breachOf({ counted, evidence: [] })], [shown]);
  expect(found).toEqual([
    {
      subject,
      feature: 'mailReads',
      value: '',
      fromDay: dayBefore + 1,
      untilDay: dayBefore + 1,
      cause: 'breach a',
    },
  ]);
  const own = breachOf({ counted, evidence: [], agents: [] });
  expect(cutOutsOf([own], [])).toEqual([]);
  const confirmed = new Map([['a', 'true_positive' as const]]);
  expect(cutOutsOf([own], [], { verdicts: confirmed })).toHaveLength(1);
  const lifted = new Map([['a', 'benign_true_positive' as const]]);
  expect(cutOutsOf([breachOf({ counted, evidence: [] })], [], { verdicts: lifted })).toEqual([]);
});

test('where a subject that is no known stranger came from stays unlearnt on that day alone', () => {
  const newValues = [
    { feature: 'asn', value: 'AS64777' },
    { feature: 'operation', value: 'admin:Odd' },
  ] as const;
  const daysOf = (foreign: boolean | null, verdict?: Verdict): Record<string, number> => {
    const agents = [{ foreign }] as unknown as Breach['agents'];
    const verdicts = new Map(verdict === undefined ? [] : [['a', verdict] as const]);
    const found = cutOutsOf([breachOf({ agents, newValues })], [], { verdicts });
    return Object.fromEntries(
      found.map(({ value, fromDay, untilDay }) => [value, untilDay - fromDay + 1]),
    );
  };
  const all = (days: number) => ({ AS64777: days, NL: days, hosting: days, SDK: days });
  expect(daysOf(true)).toEqual({ ...all(cutOutDays), 'admin:Odd': cutOutDays });
  for (const foreign of [null, false])
    expect(daysOf(foreign)).toEqual({ ...all(1), 'admin:Odd': cutOutDays });
  expect(daysOf(null, 'true_positive')).toEqual({
    ...all(confirmedDays),
    'admin:Odd': confirmedDays,
  });
});

test('with whom the own agents share is learnt, with whom a stranger does is not', () => {
  const newValues = [{ feature: 'sharedWith', value: 'partner.example' }] as const;
  const shared = (more: Partial<Breach>): string[] => cut({ evidence: [], newValues, ...more });
  expect(shared({ agents: [{ foreign: false }] as unknown as Breach['agents'] })).toEqual([]);
  expect(shared({ agents: [] })).toEqual([]);
  expect(shared({})).toEqual(['partner.example']);
  const verdicts = new Map([['a', 'true_positive' as Verdict]]);
  const own = breachOf({ evidence: [], newValues, agents: [] });
  expect(cutOutsOf([own], [], { verdicts })).toHaveLength(1);
});

test('what the own agent does again is first seen once, what a stranger does is cut out each time', () => {
  const newValues = [{ feature: 'operation', value: 'admin:Weekly' }] as const;
  const everyWeek = (foreign: boolean, weeks: readonly number[]): number[] => {
    const agents = [{ foreign }] as unknown as Breach['agents'];
    const breaches = weeks.map((week) => {
      const time = Date.UTC(2026, 2, 10 + 7 * week, 9);
      return breachOf({ id: `week ${week}`, agents, newValues, evidence: [], time });
    });
    const found = cutOutsOf(breaches.toReversed(), []);
    expect(cutOutsOf(breaches, [])).toEqual(found);
    return found.map(({ fromDay }) => (fromDay - dayBefore - 1) / 7);
  };
  expect(everyWeek(false, [0, 1, 2, 5])).toEqual([0]);
  expect(everyWeek(true, [0, 1, 2, 5])).toEqual([0, 1, 2, 5]);
  // What was first seen in a breach that is not looked at any more was first seen there.
  const [second] = cutOutsOf([breachOf({ agents: [], newValues, evidence: [] })], []);
  const before = { ...second!, fromDay: second!.fromDay - 20, untilDay: second!.untilDay - 20 };
  const again = (earlier: CausedCutOut[]) =>
    cutOutsOf([breachOf({ agents: [], newValues, evidence: [] })], [], { earlier });
  expect(again([before])).toEqual([]);
  expect(again([{ ...before, value: 'admin:Other' }])).toEqual([second]);
  // One that was lifted says nothing was first seen in it.
  expect(again([{ ...before, untilDay: before.fromDay - 1 }])).toEqual([second]);
  // So long ago no baseline of the second knows of the first.
  expect(everyWeek(false, [0, 1, 14])).toEqual([0, 14]);
});
