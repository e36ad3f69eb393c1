import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Act } from '../entity/types.ts';
import { makeAct } from '../testing/index.ts';
import { packDays } from './baseline-day.ts';
import { dayMs } from './days.ts';
import { scoreAct } from './score-act.ts';
import { ScoreMemo } from './score-memo.ts';
import { TenantBaseline } from './tenant-baseline.ts';

const day = fc.integer({ min: 0, max: 3 });
const network = fc.constantFrom(64_496, 64_497, 64_498, null);

/** Acts of a few people who show few values, so that most of what is asked was told before. */
const act = fc.record({
  subject: fc.constantFrom('user:a', 'user:b', null),
  day,
  asn: network,
  country: fc.constantFrom('GB', 'DE'),
  operation: fc.constantFrom('Send', 'FileAccessed', 'GetObject'),
  metric: fc.constantFrom('saas.activity' as const, 'iaas.api' as const, 'saas.mail.sent' as const),
  outcome: fc.constantFrom('success' as const, 'failure' as const),
  to: fc.subarray(['a@one.example', 'b@two.example', 'c@three.example']),
});
type Made = typeof act extends fc.Arbitrary<infer One> ? One : never;

function makeActs(all: readonly Made[], from: number): Act[] {
  return all.map(({ asn, country, day: after, to, ...more }, at) =>
    makeAct(`act ${at}`, {
      ...more,
      time: from + after * dayMs,
      intel: asn === null ? null : { asn, asnName: 'net', country, class: 'none' },
      mail: { subject: null, attachments: [], recipients: to.length, to },
    }),
  );
}

const learntFrom = Date.UTC(2026, 0, 5, 9);

function makeView(all: readonly Made[]): TenantBaseline {
  const view = new TenantBaseline();
  for (let week = 0; week < 6; week++)
    for (const packed of packDays(makeActs(all, learntFrom + week * 7 * dayMs))) view.put(packed);
  return view;
}

it('what was told before is what would be told anew', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), fc.array(act), (learnt, asked) => {
      const view = makeView(learnt);
      const acts = makeActs(asked, learntFrom + 50 * dayMs);
      const memo = new ScoreMemo();
      const told = acts.map((one) => scoreAct(one, view, memo));
      expect(told).toEqual(acts.map((one) => scoreAct(one, view)));
    }),
  );
});

it('a memo that outlives a day put tells what was: the comparison can fail', () => {
  const made: Made = {
    subject: 'user:a',
    day: 0,
    asn: 64_496,
    country: 'GB',
    operation: 'Send',
    metric: 'saas.mail.sent',
    outcome: 'success',
    to: [],
  };
  const view = new TenantBaseline();
  const [one] = makeActs([made], learntFrom + 50 * dayMs);
  const memo = new ScoreMemo();
  const before = scoreAct(one!, view, memo);
  for (const packed of packDays(makeActs([made], learntFrom + 10 * dayMs))) view.put(packed);
  expect(scoreAct(one!, view, memo)).toEqual(before);
  expect(scoreAct(one!, view)).not.toEqual(before);
});
