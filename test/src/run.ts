import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { runSuite } from './run-suite.ts';
import { add, nothing, type Counts } from './suite.ts';
import { suites } from './suites.ts';

const root = dirname(dirname(import.meta.dirname));
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !suites.some((suite) => suite.name === name));
if (unknown !== undefined) {
  console.error(`There is no suite ${unknown}: ${suites.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

const sentence = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

const chosen = suites
  .filter(({ needs }) => globSync(needs, { cwd: root }).length > 0)
  .filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const began = performance.now();
let total = nothing;
const table: string[] = [];
for (const [index, suite] of chosen.entries()) {
  const suiteBegan = performance.now();
  console.log(`\n==== ${suite.name} (${index + 1} of ${chosen.length})`);
  const counts = await runSuite(suite, root);
  const seconds = ((performance.now() - suiteBegan) / 1000).toFixed(1);
  total = add(total, counts);
  const line = `${suite.name.padEnd(16)}${seconds.padStart(7)} s  ${sentence(counts)}`;
  table.push(line);
  console.log(`---- ${line}`);
}

const minutes = ((performance.now() - began) / 60_000).toFixed(1);
console.log(`\n${table.join('\n')}\nin ${minutes} minutes\n`);
console.log(sentence(total));
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
