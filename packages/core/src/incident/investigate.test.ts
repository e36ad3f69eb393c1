import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import type { Act } from '../entity/types.ts';
import {
  breachOf,
  dayMs,
  hourMs,
  majestic,
  scenarioA,
  scenarioB,
  t0,
  tenantId,
  user,
} from './breaches.fixture.ts';
import { noDecisions } from './group-breaches.ts';
import { makeAct } from '../testing/index.ts';
import { investigate } from './investigate.ts';
import { isDisplayIdOf } from './incident-id.ts';
import type { Breach } from '../model/types.ts';
import type { Incident } from './types.ts';

const findingsOf = (breaches: readonly Breach[], acts: readonly Act[] = []) =>
  investigate({ tenantId, breaches, decisions: noDecisions, acts });

function mailSent(index: number): Act {
  return makeAct(`mail-${String(index).padStart(4, '0')}`, {
    uid: `m${index}`,
    time: t0 + 6 * dayMs + index * 1000,
    metric: 'saas.mail.sent',
    operation: 'Send',
    operationClass: 'mail',
    subject: user,
    subjectName: 'j.ortega@borealis.example',
    ip: majestic.ip,
    interactive: false,
    mail: { subject: 'Invoice', attachments: ['Credit Transfer Copy.html'], recipients: 1 },
  });
}

describe('scenario A', () => {
  const acts = Array.from({ length: 2400 }, (_, index) => mailSent(index));
  const { incidents, ungrouped } = findingsOf(scenarioA(), acts);
  const story = incidents[0]!.story;
  const text = story.map((sentence) => sentence.text).join('\n');

  it('is one critical incident of all its breaches', () => {
    expect(incidents).toHaveLength(1);
    expect(ungrouped).toEqual([]);
    expect(incidents[0]!.category).toBe('Critical');
    expect(incidents[0]!.severity).toBe('Critical');
    expect(incidents[0]!.breachIds).toHaveLength(10);
    expect(incidents[0]!.subjects).toEqual([{ key: user, name: 'j.ortega@borealis.example' }]);
  });

  it('names the application, the rule, its folder and the addresses in order of time', () => {
    expect(text).toContain('\u201cPerfectData Software\u201d');
    expect(text).toContain('rule \u201cs\u201d');
    expect(text).toContain('\u201cRSS Subscription\u201d');
    const places = ['5.62.60.202', '169.159.92.36', '129.56.36.26', '45.62.170.237'];
    const positions = places.map((ip) => text.indexOf(ip));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  });

  it('merges failures and mails into bursts with their numbers', () => {
    expect(text).toContain('12 failed sign-ins as j.ortega@borealis.example from 5.62.60.202');
    expect(text).toContain('2,400 messages were sent');
    expect(text).toContain('all with the attachment \u201cCredit Transfer Copy.html\u201d');
  });

  it('cites events in every observed sentence and ends with inferences', () => {
    const kinds = story.map((sentence) => sentence.kind);
    expect(kinds.lastIndexOf('observed')).toBeLessThan(kinds.indexOf('inferred'));
    for (const sentence of story) {
      expect(sentence.evidence.length).toBeGreaterThan(0);
      expect(sentence.probability !== undefined).toBe(sentence.kind === 'inferred');
    }
  });

  it('has a title, three paragraphs and a refuted journey', () => {
    expect(incidents[0]!.title).toMatch(
      /^Mailbox takeover of j\.ortega@borealis\.example with consent/,
    );
    expect(incidents[0]!.summary.split('\n\n')).toHaveLength(3);
    expect(incidents[0]!.hypotheses.find((one) => one.id === 'H7')?.verdict).toBe('contradicted');
    expect(incidents[0]!.hypotheses.find((one) => one.id === 'H1')?.verdict).toBe('supported');
  });

  it('stays one critical incident when it is slowed threefold', () => {
    const slowed = scenarioA().map((breach) => {
      const time = t0 + (breach.time - t0) * 3;
      return { ...breach, time, endTime: time + breach.endTime - breach.time };
    });
    expect(findingsOf(slowed).incidents).toHaveLength(1);
  });
});

describe('scenario B', () => {
  it('is one incident without a word of rules or mail', () => {
    const { incidents, ungrouped } = findingsOf(scenarioB());
    expect(incidents).toHaveLength(1);
    expect(ungrouped).toEqual([]);
    expect(incidents[0]!.story.map((one) => one.text).join()).not.toMatch(
      /inbox rule|message|mailbox/i,
    );
  });
});

/** Far enough in time that the application both granted does not make them one story. */
const later = (breaches: readonly Breach[]) =>
  breaches.map((breach) => ({
    ...breach,
    time: breach.time + 60 * dayMs,
    endTime: breach.endTime + 60 * dayMs,
  }));

test('two takeovers with the same application are one story within 14 days', () => {
  expect(findingsOf([...scenarioA(), ...scenarioB()]).incidents).toHaveLength(1);
});

test('both scenarios, weeks apart in one tenant, are two incidents in any order of arrival', () => {
  const all = [...scenarioA(), ...later(scenarioB())];
  const expected = findingsOf(all);
  expect(expected.incidents).toHaveLength(2);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(findingsOf(shuffled)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test('a subset of breaches gives the same incidents in any order', () => {
  const all = [...scenarioA(), ...scenarioB()];
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (some) => {
      expect(findingsOf(some)).toEqual(findingsOf(some.toReversed()));
    }),
    { numRuns: 200 },
  );
});

test('an earlier breach that arrives late changes the id; a display id goes with its own id, however long', () => {
  const before = findingsOf(scenarioA().slice(3)).incidents;
  const after = findingsOf(scenarioA()).incidents;
  expect(before).toHaveLength(1);
  expect(after[0]!.id).not.toBe(before[0]!.id);
  const [{ id, displayId }] = before as [Incident];
  for (const name of [displayId, `${displayId}`.slice(0, 10)])
    expect(isDisplayIdOf(name, id)).toBe(true);
  for (const name of [displayId.slice(0, 9), displayId.slice(4), after[0]!.displayId])
    expect(isDisplayIdOf(name, id)).toBe(false);
});

test('withdrawn breaches and those of another tenant are ignored', () => {
  const [first, ...rest] = scenarioB();
  const stranger = {
    ...breachOf({ id: 'x', group: 'ACCESS', at: t0 + hourMs }),
    tenantId: 'other',
  };
  const { incidents } = findingsOf([{ ...first!, status: 'withdrawn' }, ...rest, stranger]);
  expect(incidents[0]!.breachIds).toHaveLength(5);
  expect(incidents[0]!.breachIds).not.toContain('b1');
});
