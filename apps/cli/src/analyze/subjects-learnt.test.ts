import { type Act, dayOf, HitTest, packDays } from '@nightjar/core';
import { makeAct } from '@nightjar/core/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SubjectsLearnt } from './subjects-learnt.ts';

const hourMs = 3_600_000;
const intel = (country: string, kind: 'none' | 'vendor' | 'vpn') =>
  ({ asn: country.length, asnName: null, country, class: kind, version: '1' }) as const;

const act: fc.Arbitrary<Act> = fc
  .record({
    time: fc.integer({ min: 490_000, max: 490_060 }).map((hour) => hour * hourMs),
    subject: fc.constantFrom('user:a', 'user:b', 'sp:c', null),
    metric: fc.constantFrom('saas.login.success', 'saas.login.failure', 'saas.mail.sent'),
    outcome: fc.constantFrom('success', 'failure', 'unknown'),
    operation: fc.constantFrom('UserLoggedIn', 'Send', 'constructor', '__proto__'),
    clientFamily: fc.constantFrom(null, 'Chrome', 'Outlook'),
    applicationId: fc.constantFrom(null, 'one', 'two'),
    correlation: fc.constantFrom(null, 'same'),
    intel: fc.constantFrom(null, intel('GB', 'none'), intel('SE', 'vpn'), intel('US', 'vendor')),
  })
  .map((more) => makeAct('one', more as Partial<Act>));

it('the days of a set of acts are those that the core packs', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (list) => {
      const acts = list.map((one, n) => ({ ...one, id: `${n}` }));
      const subjects = new SubjectsLearnt(new HitTest([]));
      for (const one of acts) subjects.add(one);
      const days = acts.filter(({ subject }) => subject !== null).map(({ time }) => dayOf(time));
      const [first, last] = [Math.min(...days), Math.max(...days)];
      expect(subjects.span()).toEqual(days.length === 0 ? null : { first, last });
      const inOrder = [...subjects.days()].toSorted(
        (a, b) => a.day - b.day || (a.subject < b.subject ? -1 : 1),
      );
      expect(inOrder).toEqual(packDays(acts));
    }),
  );
});
