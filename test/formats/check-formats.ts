import { sources } from '@nightjar/core';
import { bendRecord } from './bend-record.ts';
import { compareContainers, type Comparison } from './compare-containers.ts';

const of = { count: 1000, seed: 20_260_312 };
const shownChars = 1500;

const compared: Comparison[] = [];
const twin: Comparison[] = [];
for (const source of sources) {
  compared.push(...(await compareContainers(source, of)));
  twin.push(...(await compareContainers(source, { ...of, count: 20, bend: bendRecord })));
}

for (const { source, container, differences, first } of compared)
  if (first !== null)
    console.log(`${source}, ${container}: ${differences} differ\n  ${first.slice(0, shownChars)}`);
for (const source of sources) {
  const names = compared.filter((one) => one.source === source).map(({ container }) => container);
  console.log(`${source}: ${names.join(', ')}`);
}
const result = {
  containers: new Set(compared.map(({ container }) => container)).size,
  records: compared.reduce((sum, { records }) => sum + records, 0),
  differences: compared.reduce((sum, { differences }) => sum + differences, 0),
  // Of each feed in each container the twin must be caught.
  control: Math.min(...twin.map(({ differences }) => differences)),
};
console.log(JSON.stringify(result));
process.exitCode =
  result.containers >= 15 && result.differences === 0 && result.control > 0 ? 0 : 1;
