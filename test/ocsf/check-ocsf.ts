import { bendAtPurpose } from './bend.ts';
import { type Bend, judgeRecord, type Judgement, openJudgement } from './judge-events.ts';
import { listFixtureRecords, readSharedRecords, type VendorRecord } from './list-records.ts';
import { rollFrom, spoil } from './spoil-records.ts';

const spoiltCount = 10_000;
const seed = 20_260_312;
const shownMax = 40;

async function* listAll(): AsyncGenerator<VendorRecord> {
  const fixtures = listFixtureRecords();
  yield* fixtures;
  yield* readSharedRecords();
  const dice = rollFrom(seed);
  for (let at = 0; at < spoiltCount; at++) yield spoil(fixtures[at % fixtures.length]!, dice);
}

async function judgeAll(bend?: Bend): Promise<Judgement> {
  const judgement = openJudgement();
  for await (const record of listAll()) judgeRecord(record, judgement, bend);
  return judgement;
}

const { faults, refused, ...judged } = await judgeAll();
const control = await judgeAll(bendAtPurpose);
const worst = [...faults].sort(([, a], [, b]) => b.times - a.times).slice(0, shownMax);
for (const [fault, { times, uid }] of worst) console.log(`${times} x ${fault} (${uid})`);
console.log(`${refused} spoilt records were refused with their reason, and made no event`);
console.log(
  JSON.stringify({ ...judged, control: Math.min(control.schemaErrors, control.fieldsLost) }),
);
const isGood =
  judged.events > 0 &&
  judged.schemaErrors + judged.fieldsLost === 0 &&
  control.schemaErrors > 0 &&
  control.fieldsLost > 0;
process.exitCode = isGood ? 0 : 1;
