import { parseArgs } from 'node:util';
import { bendAtPurpose } from './bend.ts';
import { type Bend, judgeRecord, type Judgement, openJudgement } from './judge-events.ts';
import { listFixtureRecords, readSharedRecords } from './list-records.ts';
import { listSpoilt } from './spoil-records.ts';

const shownMax = 40;
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '20260312' },
  },
});
const chance = { count: Number(values.count), seed: Number(values.seed) };

// Options: --count of spoilt records, --seed of chance.
async function judgeAll(bend?: Bend): Promise<Judgement> {
  const judgement = openJudgement();
  const fixtures = listFixtureRecords();
  for (const record of fixtures) judgeRecord(record, judgement, bend);
  for await (const record of readSharedRecords()) judgeRecord(record, judgement, bend);
  for (const record of listSpoilt(fixtures, chance)) judgeRecord(record, judgement, bend);
  return judgement;
}

const { faults, refused, ...judged } = await judgeAll();
const control = await judgeAll(bendAtPurpose);
const worst = [...faults].sort(([, a], [, b]) => b.times - a.times).slice(0, shownMax);
for (const [fault, { times, uid }] of worst) console.log(`${times} x ${fault} (${uid})`);
console.log(`${refused} records were refused with their reason, and made no event`);
console.log(
  JSON.stringify({ ...judged, control: Math.min(control.schemaErrors, control.fieldsLost) }),
);
const isGood =
  judged.events > 0 &&
  judged.schemaErrors + judged.fieldsLost === 0 &&
  control.schemaErrors > judged.schemaErrors &&
  control.fieldsLost > judged.fieldsLost;
process.exitCode = isGood ? 0 : 1;
