// `node --expose-gc hold-all.ts <company> <entities>`: a process that holds nothing but days, started by `bench:detect`.
import { readFileSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import {
  type Act,
  type BaselineDay,
  scoreAct,
  type ScoredAct,
  ScoreMemo,
  TenantBaseline,
} from '@nightjar/core';
import { cpuSeconds, median } from '../measure.ts';
import type { Company } from './company.ts';
import { daysOfMany, valuesIn } from './days-of-many.ts';

type Told = Pick<Company, 'acts' | 'packed'> & { batch: Act[] };

const [file, count] = process.argv.slice(2) as [string, string];
const company = JSON.parse(readFileSync(file, 'utf8')) as Told;
const entities = Number(count);
const rowsAtOnce = 20_000;
const rounds = 5;

/** From rows as the record holds them; they are made outside the clock, and are gone afterwards. */
function load(into: TenantBaseline): { seconds: number; values: number } {
  const told = { seconds: 0, values: 0 };
  let rows: Buffer[] = [];
  const put = (): void => {
    told.seconds += cpuSeconds(() => {
      for (const row of rows) into.put(JSON.parse(row.toString()) as BaselineDay);
    });
    rows = [];
  };
  for (const day of daysOfMany(company.packed, entities)) {
    rows.push(Buffer.from(JSON.stringify(day)));
    told.values += valuesIn(day);
    if (rows.length === rowsAtOnce) put();
  }
  put();
  return told;
}

function judgeFirst(view: TenantBaseline): { seconds: number; scored: ScoredAct } {
  let scored: ScoredAct | undefined;
  const seconds = cpuSeconds(() => (scored = scoreAct(company.batch[0]!, view)));
  if (Object.keys(scored!.scores).length === 0) throw new Error('Nothing was judged.');
  return { seconds, scored: scored! };
}

/** While acts are scored: the longest that collecting garbage takes at a time. */
async function longestPauseMs(view: TenantBaseline): Promise<number> {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ entryTypes: ['gc'] });
  const memo = new ScoreMemo();
  for (const act of company.acts) scoreAct(act, view, memo);
  await setImmediate();
  for (const { duration } of observer.takeRecords()) longest = Math.max(longest, duration);
  observer.disconnect();
  return longest;
}

function memory(): number {
  globalThis.gc!();
  globalThis.gc!();
  // What is kept in typed arrays lies outside the heap.
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

let view: TenantBaseline | undefined = new TenantBaseline();
const { seconds, values } = load(view);
const first = judgeFirst(view);
const pauses: number[] = [];
for (let round = 0; round < rounds; round += 1) pauses.push(await longestPauseMs(view));
const withDays = memory();
view = undefined;
// What is freed with it is what it took: nothing that the engine compiled meanwhile counts.
const bytes = withDays - memory();
const allSeconds = seconds + first.seconds;
const told = { entities, values, bytes, pauseMs: median(pauses), allSeconds };
console.log(JSON.stringify({ ...told, scored: first.scored }));
