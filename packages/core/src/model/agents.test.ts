import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeScoredAct } from '../testing/index.ts';
import { type Anchor, anchorOf, Agents } from './agents.ts';

const dayMs = 86_400_000;
const shown = { asnName: null, ipClass: 'none', clientFamily: 'Chrome' };
const anchors = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 40 }),
      asn: fc.constantFrom(64_500, 64_501),
      ip: fc.constantFrom('192.0.2.1', '192.0.2.2', null),
      session: fc.constantFrom('one', 'two', null),
      rareSource: fc.constantFrom(true, false, null),
    }),
    { maxLength: 30 },
  )
  .map((given) =>
    given.map(({ day, ...one }, at): Anchor => ({
      id: String(at),
      time: day * dayMs,
      asnName: null,
      ipClass: 'none',
      clientFamily: 'Chrome',
      ...one,
    })),
  );
const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values.filter((value) => value !== null))].sort();

it('an agent is what it showed within fourteen days, and foreign by what it showed before', () => {
  fc.assert(
    fc.property(anchors, fc.integer({ min: 0, max: 40 }), (given, day) => {
      const time = day * dayMs;
      const act = { ...shown, id: 'act', time, ip: '192.0.2.9', session: null, rareSource: false };
      // An act with an address is an anchor itself.
      const all = [...given, { ...act, asn: 64_500 }];
      const intel = { asn: 64_500, asnName: null, class: 'none' };
      const agent = new Agents('user:ana', all).behind({ ...act, intel } as never)!;
      const own = all.filter(({ asn }) => asn === 64_500);
      const around = own.filter((one) => Math.abs(one.time - time) <= 14 * dayMs);
      expect(agent.ips).toEqual(distinct(around.map(({ ip }) => ip)));
      expect(agent.sessions).toEqual(distinct(around.map(({ session }) => session)));
      const lately = own.filter((one) => one.time <= time && one.time > time - 14 * dayMs);
      const isRare = lately.some(({ rareSource }) => rareSource === true);
      const isOpen = lately.length > 0 && lately.every(({ rareSource }) => rareSource === null);
      expect(agent.foreign).toBe(isRare ? true : isOpen ? null : false);
    }),
  );
});

it('a sign-in that failed opened no session; a call that was refused is in one', () => {
  const intel = { asn: 64_500, asnName: null, country: null, class: 'none' } as const;
  const sessionOf = (shown: object): string | null =>
    anchorOf(makeScoredAct('act', { ip: '192.0.2.9', intel, session: 's', ...shown }))!.session;
  expect(sessionOf({ metric: 'saas.login.success' })).toBe('s');
  expect(sessionOf({ metric: 'saas.login.failure' })).toBeNull();
  expect(sessionOf({ metric: 'iaas.activity', outcome: 'failure' })).toBe('s');
});
