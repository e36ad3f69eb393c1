// `npm run eval:benign -- --users=500 --days=60`: tenants in which nothing bad happens, and how often they are disturbed.
import { parseArgs } from 'node:util';
import { dayMs } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import {
  benignTenants,
  type BenignTenant,
  cloudDays,
  createCloudAccount,
  createFleet,
  directoryOf,
  mergeRecords,
  networkDays,
  type VendorRecord,
} from '@nightjar/scenarios';
import { say } from '../bench/measure.ts';
import { LiveJudge } from './live/live-judge.ts';
import { type BenignTally, isBenignMet, ratesOf, tallyBenign } from './live/tally-benign.ts';

const learningDays = 20;
const { values } = parseArgs({
  options: {
    tenants: { type: 'string', default: '6' },
    users: { type: 'string', default: '500' },
    days: { type: 'string', default: '60' },
    seed: { type: 'string', default: 'eval' },
  },
});
const [tenants, users, days] = [values.tenants, values.users, values.days].map(Number) as [
  number,
  number,
  number,
];
if (![tenants, users].every((one) => one >= 1) || !(days > learningDays)) {
  console.error(`Say --tenants, --users, and --days of more than ${learningDays}.`);
  process.exit(1);
}
const anchor = Date.UTC(2026, 5, 10, 10);
const countedFrom = anchor - (days - learningDays) * dayMs;
const { lookUp } = openIntelligence();

const tellsDirectory = (at: number): boolean => at % 2 === 0;

/** Every week as of its first night, from the first on. */
function* directoryWeeks(organisation: BenignTenant['organisation']): Generator<VendorRecord> {
  for (let day = 0; day < days; day += 7)
    yield* directoryOf(organisation, anchor - (days - day) * dayMs);
}

/** What a tenant's people do, and what happens in its cloud account and its network. */
function everythingOf({ organisation, records }: BenignTenant): Iterable<VendorRecord> {
  const cloud = cloudDays(createCloudAccount(organisation), { anchor, days });
  const network = networkDays(createFleet({ seed: organisation.seed }), { anchor, days });
  return mergeRecords(mergeRecords(records(), cloud), network);
}

function judgeTenant(tenant: BenignTenant, at: number, tally: BenignTally) {
  const { organisation, noise } = tenant;
  const judge = new LiveJudge(loadModels(), lookUp);
  let events = 0;
  let saidDay = 0;
  const directory = tellsDirectory(at) ? directoryWeeks(organisation) : [];
  for (const record of mergeRecords(directory, everythingOf(tenant))) {
    judge.add(record);
    events += 1;
    const day = Math.floor((record.happenedAt - anchor) / dayMs) + days;
    if (day % 10 !== 0 || day <= saidDay) continue;
    saidDay = day;
    say(`${organisation.name}: day ${day} of ${days}, ${events} events`);
  }
  const found = judge.look();
  const all = tallyBenign(tally, found, countedFrom);
  say(
    `${organisation.name}: ${all.incidents - tally.incidents} incidents, ` +
      `${all.breaches - tally.breaches} breaches; noise: ${noise.join(', ')}`,
  );
  for (const { start, category, title, reasons } of found.incidents)
    if (start >= countedFrom) say(`  ${category} ${title} (${reasons.join('; ')})`);
  return all;
}

let tally: BenignTally = { incidents: 0, critical: 0, breaches: 0, byModel: {} };
let at = 0;
for (const tenant of benignTenants({ tenants, users, days, seed: values.seed, anchor }))
  tally = judgeTenant(tenant, at++, tally);
const rates = ratesOf(tally, { users: users * tenants, days: days - learningDays });
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ ...rates, byModel: tally.byModel, rssMb: megabytes }));
process.exitCode = isBenignMet(rates) ? 0 : 1;
