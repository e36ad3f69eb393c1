// `npm run bench:normalise`: each feed's normaliser on one core, beside JSON.parse of the same records.
import { sources, type Source } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { vendors } from '@nightjar/vendors';
import { isSmallest, machine, median, rounded, say } from './measure.ts';
import { varyFixtures } from './vary-fixtures.ts';

const ratioParseMin = 0.3;
const runsOfFeed = isSmallest() ? 1 : 7;
const recordsOfFeed = isSmallest() ? 200 : 6000;
// One pass over the records is over too soon to be timed.
const passes = isSmallest() ? 1 : 3;

interface Feed {
  source: Source;
  lines: readonly string[];
}

interface Run {
  source: Source;
  eventsPerSecond: number;
  parsedPerSecond: number;
  ratioParse: number;
}

const { lookUp } = openIntelligence();

/** Every record once: what is not an event makes the figure worthless. */
function check({ source, lines }: Feed): void {
  if (new Set(lines).size !== lines.length)
    throw new Error(`${source}: some records are the same.`);
  for (const line of lines) {
    const normalised = vendors[source].normalise(JSON.parse(line), lookUp);
    if (!normalised.ok) throw new Error(`${normalised.reason}: ${line}`);
  }
}

/** So many a second of processor time, which other work on the machine does not lengthen. */
function rateOf<Item>(items: readonly Item[], isDone: (item: Item) => boolean): number {
  let done = 0;
  const began = process.cpuUsage();
  for (let pass = 0; pass < passes; pass += 1)
    for (const item of items) if (isDone(item)) done += 1;
  const { user, system } = process.cpuUsage(began);
  if (done !== items.length * passes) throw new Error(`${items.length * passes - done} are amiss.`);
  return done / ((user + system) / 1e6);
}

const parseRate = ({ lines }: Feed): number =>
  rateOf(lines, (line) => Object.keys(JSON.parse(line) as object).length > 0);

function normaliseRate({ source, lines }: Feed): number {
  const { normalise } = vendors[source];
  return rateOf(
    lines.map((line) => JSON.parse(line) as unknown),
    (record) => normalise(record, lookUp).ok,
  );
}

function measure(feed: Feed): Run {
  const before = parseRate(feed);
  const rate = normaliseRate(feed);
  const parse = (before + parseRate(feed)) / 2;
  const { source } = feed;
  return {
    source,
    eventsPerSecond: Math.round(rate),
    parsedPerSecond: Math.round(parse),
    ratioParse: rounded(rate / parse),
  };
}

const asked = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const feeds: Feed[] = sources
  .filter((source) => asked === undefined || asked.split(',').includes(source))
  .map((source) => ({ source, lines: varyFixtures(source, recordsOfFeed) }));
for (const feed of feeds) check(feed);
// Warm-up: shared code has then seen the records of all feeds, as in a process that takes them all.
if (!isSmallest()) for (let run = 0; run < 2; run += 1) feeds.forEach(measure);

const runs: Run[] = [];
for (let run = 0; run < runsOfFeed; run += 1) runs.push(...feeds.map(measure));

const told = Object.fromEntries(
  feeds.map(({ source, lines }) => {
    const own = runs.filter((one) => one.source === source);
    const ratios = own.map(({ ratioParse }) => ratioParse);
    const one = {
      events: lines.length,
      bytesPerEvent: Math.round(lines.join('').length / lines.length),
      eventsPerSecond: median(own.map(({ eventsPerSecond }) => eventsPerSecond)),
      ratioParse: median(ratios),
      ratioSpread: [Math.min(...ratios), Math.max(...ratios)],
    };
    say(`${source}: ${JSON.stringify(one)}`);
    return [source, one] as const;
  }),
);
console.log(JSON.stringify({ machine: machine(), runs, sources: told }));
const isMet = Object.values(told).every(({ ratioParse }) => ratioParse >= ratioParseMin);
// At the smallest size it is only seen to work.
if (!isSmallest() && !isMet) process.exitCode = 1;
