import type { Breach, Incident } from '@nightjar/core';
import { expect, test } from 'vitest';
import { isBenignMet, ratesOf, tallyBenign } from './tally-benign.ts';

const nothing = { incidents: 0, critical: 0, breaches: 0, byModel: {} };
const breach = (id: string, time: number) => ({ id, time, modelPath: `model ${id}` }) as Breach;
const incident = (category: Incident['category'], start: number, ...breachIds: string[]) =>
  ({ category, start, breachIds }) as unknown as Incident;
const found = {
  breaches: [breach('a', 5), breach('b', 20), breach('c', 21)],
  incidents: [incident('Critical', 5, 'a'), incident('Suspicious', 20, 'b', 'c')],
};

test('what came while it learnt is not counted, and tenants add up', () => {
  const once = tallyBenign(nothing, found, 10);
  expect(once).toEqual({
    incidents: 1,
    critical: 0,
    breaches: 2,
    byModel: {
      'model b': { breaches: 1, incidents: 1 },
      'model c': { breaches: 1, incidents: 1 },
    },
  });
  expect(tallyBenign(once, found, 0)).toMatchObject({ incidents: 3, critical: 1, breaches: 5 });
});

test('rates are per 100 users and week, and one critical incident too many misses the bar', () => {
  const rates = ratesOf({ ...nothing, incidents: 3, breaches: 40 }, { users: 200, days: 14 });
  expect(rates).toEqual({
    incidentsPer100UsersPerWeek: 0.75,
    criticalPer100UsersPerWeek: 0,
    breachesPer100UsersPerWeek: 10,
  });
  expect(isBenignMet(rates)).toBe(true);
  expect(isBenignMet({ ...rates, criticalPer100UsersPerWeek: 0.25 })).toBe(false);
  expect(isBenignMet({ ...rates, breachesPer100UsersPerWeek: 10.1 })).toBe(false);
});
