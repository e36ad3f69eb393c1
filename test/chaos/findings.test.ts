import { expect, it } from 'vitest';
import { compareFindings, type Findings } from './findings.ts';
import { outline } from './outline.ts';

const day = { subject: 'user:a', day: 20_000, values: { asn: ['AS1'] } };
const breach = { id: 'b', subject: 'user:a', time: 1, endTime: 2, score: 50, evidence: ['y', 'x'] };
const of = (more: Partial<Parameters<typeof outline>[1]>): Findings =>
  outline('t', { days: [day], breaches: [breach], incidents: [], ...more });

it('the order of keys and of evidence makes no difference', () => {
  const turned = { values: { asn: ['AS1'] }, day: 20_000, subject: 'user:a' };
  const other = { ...breach, evidence: ['x', 'y'] };
  const diffs = compareFindings(of({}), of({ days: [turned], breaches: [other] }));
  expect(diffs).toEqual({ baselineDiffs: 0, breachDiffs: 0, incidentDiffs: 0 });
});

it('what is other, missing or too many differs', () => {
  const found = of({
    days: [
      { ...day, values: { asn: [] } },
      { ...day, day: 20_001 },
    ],
  });
  const expected = of({ days: [day, { ...day, day: 20_002 }], breaches: [] });
  const diffs = compareFindings(found, expected);
  expect(diffs).toEqual({ baselineDiffs: 3, breachDiffs: 1, incidentDiffs: 0 });
});
