import type { Anchor } from '@nightjar/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AnchorsKept } from './anchors-kept.ts';

const anchor: fc.Arbitrary<Anchor> = fc.record(
  {
    id: fc.uuid(),
    time: fc.integer({ min: 0, max: 4e12 }),
    asn: fc.constantFrom(null, 64_500, 4_294_967_295),
    asnName: fc.constantFrom(null, 'One', 'Two'),
    ip: fc.constantFrom(null, '203.0.113.7', '2001:db8::1'),
    ipClass: fc.constantFrom(null, 'none', 'vpn'),
    clientFamily: fc.constantFrom(null, 'Chrome', '__proto__'),
    session: fc.constantFrom(null, 'a', 'b'),
    rareSource: fc.constantFrom(null, true, false),
    newCountry: fc.constantFrom('SE', 'NO'),
  },
  {
    requiredKeys: [
      'id',
      'time',
      'asn',
      'asnName',
      'ip',
      'ipClass',
      'clientFamily',
      'session',
      'rareSource',
    ],
  },
);

it('what is asked for is what was kept, of each subject in the order in which it came', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'constructor'), anchor)), (list) => {
      const kept = new AnchorsKept();
      for (const [subject, one] of list) kept.add(subject, one);
      for (const subject of ['a', 'b', 'constructor', 'c']) {
        const own = list.filter(([of]) => of === subject).map(([, one]) => one);
        expect(kept.get(subject)).toEqual(own.length === 0 ? undefined : own);
      }
    }),
  );
});

it('thousands fit, and an id that is none of ours is refused', () => {
  const kept = new AnchorsKept();
  const of = { asn: 1, asnName: null, ip: null, ipClass: null, clientFamily: null, session: null };
  const idOf = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
  for (let n = 0; n < 5000; n += 1)
    kept.add(`user:${n % 2}`, { ...of, id: idOf(n), time: n, rareSource: null });
  expect(kept.get('user:1')!.map(({ id }) => id)).toEqual(
    Array.from({ length: 2500 }, (_, n) => idOf(n * 2 + 1)),
  );
  expect(() => kept.add('user:1', { ...of, id: 'x', time: 1, rareSource: null })).toThrow('x');
});
