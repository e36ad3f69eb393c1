import { cloudCauses, modelPaths } from '@nightjar/scenarios';
import { beforeAll, expect, test } from 'vitest';
import { analyzeRecords, type Found } from './analyze-records.ts';
import { assessCase } from './assess-case.ts';
import { recordsOf, takeover } from './attack-cases.ts';
import { fourteen, isPathOf } from './cause-paths.ts';
import { compareWithTruth } from './compare-with-truth.ts';
import { summarise } from './summarise.ts';

const attack = takeover('B');
let found: Found;
beforeAll(async () => {
  found = await analyzeRecords(recordsOf(attack), attack.now);
});

test('a takeover without mail is one critical incident, and nothing is said of mail', () => {
  const compared = compareWithTruth(found, attack.truth);
  expect(compared).toMatchObject({ incidents: 1, critical: 1, unexpected: [] });
  expect(compared.models).toContain(modelPaths.permissionGrant);
  expect(compared.timeToDetectMinutes).toBeGreaterThanOrEqual(0);
  expect(compared.timeToCriticalMinutes).toBeGreaterThan(compared.timeToDetectMinutes!);
});

test('what nobody did is missing, and what must be silent is unexpected', () => {
  const wanted = { ...attack.truth, models: [modelPaths.emailRule], silent: [] };
  const compared = compareWithTruth(found, wanted);
  expect(compared.missing).toEqual([modelPaths.emailRule]);
  expect(compared.unexpected).toContain(modelPaths.permissionGrant);
  expect(assessCase({ ...attack, truth: wanted }, compared).ok).toBe(false);
});

test('about somebody else nothing is found, and the incident is another one', () => {
  const truth = { ...attack.truth, subjects: ['nobody@eval-lamps.example'], acts: [] };
  const compared = compareWithTruth(found, truth);
  expect(compared).toMatchObject({
    models: [],
    incidents: 0,
    otherIncidents: found.incidents.length,
  });
  expect(compared.missing).toEqual(truth.models);
  expect(compared.timeToDetectMinutes).toBeNull();
  const assessed = assessCase(attack, compared);
  expect(summarise([assessed])).toMatchObject({ recall: 0, criticalShare: 0, wholeShare: 0 });
});

test('a cause of the page is met by its model alone, one of the cloud by a model of the cloud', () => {
  expect(fourteen).toHaveLength(14);
  expect(fourteen.filter((path) => isPathOf(modelPaths.emailRule, path))).toEqual([
    modelPaths.emailRule,
  ]);
  for (const cause of Object.values(cloudCauses))
    expect(fourteen.slice(0, 7).filter((path) => isPathOf(cause, path))).toEqual([]);
});
