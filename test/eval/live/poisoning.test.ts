import { dayMs, type Incident } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import {
  benignDays,
  createOrganisation,
  mergeRecords,
  modelPaths,
  patience,
  scenarioA,
  sourcePageAddresses,
} from '@nightjar/scenarios';
import { expect, test } from 'vitest';
import { LiveJudge } from './live-judge.ts';

const anchor = Date.UTC(2026, 5, 11, 14);
const strikeMs = 7 * dayMs;
const place = sourcePageAddresses.majesticHosting;

/** A month of visits that do nothing, then all that the first page's intruder did, from the very same place. */
function judgePatientIntruder(of: { learnsAll: boolean }) {
  const organisation = createOrganisation({
    seed: 'patience',
    name: 'Eval Lamps',
    slug: 'evallamps',
    domain: 'eval-lamps.example',
    size: 14,
    countries: ['GB'],
  });
  const sources = ['microsoft-365', 'entra-id'] as const;
  const benign = benignDays(organisation, { sources, anchor, days: 70, activity: 0.3 });
  const visits = patience({ organisation, anchor: anchor - strikeMs, sources });
  const places = { vpn: place, vps: place, access: place, accessToo: place };
  const strike = scenarioA({ organisation, anchor, mails: 150, sources, places });
  const judge = new LiveJudge(loadModels(), openIntelligence().lookUp, of);
  for (const record of mergeRecords(benign, mergeRecords(visits.records, strike.records)))
    judge.add(record);
  const { breaches, incidents } = judge.look();
  const struckAt = strike.records.find(({ byIntruder }) => byIntruder)!.happenedAt;
  const entered = breaches.filter(
    ({ modelPath, endTime }) => modelPath === modelPaths.unusualSource && endTime >= struckAt,
  );
  const critical = incidents.filter((one: Incident) => one.category === 'Critical');
  return { entered, critical, visits, struckAt };
}

test('a place that an intruder visits for a month does not become usual by it', () => {
  const { critical, entered, visits } = judgePatientIntruder({ learnsAll: false });
  expect(entered).not.toEqual([]);
  expect(critical).toHaveLength(1);
  expect(critical[0]!.start).toBeLessThanOrEqual(visits.truth.start + 3 * dayMs);
});

test('control: one that learns what breaches show takes the intruder for the user', () => {
  expect(judgePatientIntruder({ learnsAll: true }).entered).toEqual([]);
});
