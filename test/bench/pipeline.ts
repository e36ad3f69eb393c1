// `npm run bench:pipeline`: records pushed over HTTP until their verdicts are stored, Postgres and NATS on the same
// cores, beside the bare insert of the same rows and JSON.parse of the same lines.
import { stableId } from '@nightjar/core';
import { openStack, makeTenants, type Stack } from '../stack/open-stack.ts';
import { bareInsertRate } from './bare-insert.ts';
import { makeRecords } from './make-input.ts';
import { measureLatency } from './measure-latency.ts';
import {
  isSmallest,
  machine,
  median,
  parseRate,
  pssMb,
  quantile,
  rounded,
  say,
  sizesUpTo,
} from './measure.ts';
import { pushThrough, type Load } from './push-through.ts';

const eventsPerSecondMin = 4_000;
const ratioInsertMin = 0.15;
const p50MaxMs = 400;
const p99MaxMs = 1_500;
const anchor = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 3_600_000;
const sizes = isSmallest() ? [600] : sizesUpTo(24_000);
const tenantsOfRun = 6;
const runsMin = isSmallest() ? 1 : 5;
const latencies = isSmallest() ? 3 : 40;
// Asking thirty processes what they hold takes 65 ms of a core.
const memoryEveryMs = 5_000;

const services = [
  'connectors',
  'baseline',
  'evaluator',
  'analyst',
  'responder',
  'sweeper',
] as const;

/** Records of several tenants, made before any clock runs. */
const makeLoads = (count: number): Omit<Load, 'tenant'>[] =>
  Array.from({ length: tenantsOfRun }, (_, n) => {
    const records = makeRecords({
      seed: `tenant${n}`,
      count: Math.ceil(count / tenantsOfRun),
      anchor,
    });
    return { records, lines: records.map(({ record }) => JSON.stringify(record)) };
  });

/** Of no tenant that anybody lists: its rows have no batches, and the engine would look for them at every turn. */
const bareTenantId = (slug: string): string => stableId('bare-tenant', slug);

interface RunOfSize {
  events: number;
  eventsPerSecond: number;
  ratioParse: number;
  ratioInsert: number;
  ratios: number[];
}

async function measureSize(stack: Stack, count: number): Promise<RunOfSize> {
  const loads = makeLoads(count);
  const lines = loads.flatMap((load) => load.lines);
  const api = stack.open('api');
  const connectors = stack.open('connectors');
  const rates: number[] = [];
  const ofParse: number[] = [];
  const ofInsert: number[] = [];
  for (let run = 0; run < runsMin; run += 1) {
    const slugs = loads.map((_, n) => `run${count}x${run}t${n}`);
    const tenants = await makeTenants(api, slugs);
    const parse = parseRate(lines);
    const insert = await bareInsertRate(
      connectors,
      loads.map((load, n) => ({ ...load, tenantId: bareTenantId(slugs[n]!) })),
    );
    const rate = await pushThrough(
      stack,
      loads.map((load, n) => ({ ...load, tenant: tenants[n]! })),
    );
    rates.push(rate);
    ofParse.push(rate / parse);
    ofInsert.push(rate / insert);
    say(
      `${lines.length} events: ${rounded(rate)}/s, bare insert ${rounded(insert)}/s, JSON.parse ${rounded(parse)}/s`,
    );
  }
  return {
    events: lines.length,
    eventsPerSecond: Math.round(median(rates)),
    ratioParse: rounded(median(ofParse)),
    ratioInsert: rounded(median(ofInsert)),
    ratios: ofInsert.map((ratio) => rounded(ratio)),
  };
}

const stack = await openStack(services, { say });
let peakMb = 0;
const looking = setInterval(() => (peakMb = Math.max(peakMb, pssMb(stack.pids()))), memoryEveryMs);
try {
  say('everything is up');
  const atRestMb = pssMb(stack.pids());
  const slugs = Array.from({ length: latencies + 1 }, (_, n) => `latency${n}`);
  const idle = await makeTenants(stack.open('api'), slugs);
  const times = (await measureLatency(stack, idle)).slice(1);
  say(`one event in an idle system: ${times.map((ms) => ms.toFixed(0)).join(' ')} ms`);
  const curve: RunOfSize[] = [];
  for (const size of sizes) curve.push(await measureSize(stack, size));
  const { eventsPerSecond, ratioParse, ratioInsert } = curve.at(-1)!;
  const p50Ms = Math.round(quantile(times, 0.5));
  const p99Ms = Math.round(quantile(times, 0.99));
  const told = {
    eventsPerSecond,
    p50Ms,
    p99Ms,
    pssMb: Math.round(peakMb),
    ratioParse,
    ratioInsert,
  };
  console.log(
    JSON.stringify({
      ...told,
      atRestMb: Math.round(atRestMb),
      machine: machine(),
      visibleIn: 'incidents of the record',
      latencies: times.length,
      curve,
    }),
  );
  const isMet =
    eventsPerSecond >= eventsPerSecondMin &&
    ratioInsert >= ratioInsertMin &&
    p50Ms <= p50MaxMs &&
    p99Ms <= p99MaxMs;
  if (!isSmallest() && !isMet) process.exitCode = 1;
} finally {
  clearInterval(looking);
  await stack.stop();
}
