import { expect, it } from 'vitest';
import { bendAtPurpose } from './bend.ts';
import { type Bend, judgeRecord, type Judgement, openJudgement } from './judge-events.ts';
import { listFixtureRecords } from './list-records.ts';
import { listSpoilt } from './spoil-records.ts';

const fixtures = listFixtureRecords();

function judge(bend?: Bend): Judgement {
  const judgement = openJudgement();
  for (const record of fixtures) judgeRecord(record, judgement, bend);
  for (const record of listSpoilt(fixtures, { count: 500, seed: 7 }))
    judgeRecord(record, judgement, bend);
  return judgement;
}

it('every event of fixtures and of spoilt records is OCSF 1.8.0, and loses nothing', () => {
  const { events, perClass, faults } = judge();
  expect([...faults.keys()]).toEqual([]);
  expect(events).toBeGreaterThan(300);
  expect(Object.keys(perClass).length).toBeGreaterThan(4);
}, 60_000);

it('the control: a normaliser that drops a field and makes up a value is found out', () => {
  const { events, schemaErrors, fieldsLost } = judge(bendAtPurpose);
  expect(schemaErrors).toBeGreaterThanOrEqual(events);
  expect(fieldsLost).toBeGreaterThan(100);
}, 60_000);
