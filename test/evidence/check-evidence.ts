// `npm run check:evidence`: every sentence of every story against the events that it cites, and the same of broken twins.
import { parseArgs } from 'node:util';
import { say } from '../bench/measure.ts';
import { checkStories, type EvidenceTally, isEvidenceMet, noEvidence } from './check-stories.ts';
import { listStories } from './list-stories.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '6' }, only: { type: 'string', default: '' } },
});
let tally: EvidenceTally = noEvidence;
const faults: string[] = [];
for (const { id, records, now } of listStories(Number(values.seeds))) {
  if (!id.startsWith(values.only)) continue;
  const checked = await checkStories([...records()], now);
  tally = Object.fromEntries(
    Object.entries(tally).map(([name, count]) => [
      name,
      count + checked.tally[name as keyof EvidenceTally],
    ]),
  ) as unknown as EvidenceTally;
  const { incidents, sentences, unsupported, mismatch } = checked.tally;
  say(
    `${id}: ${incidents} stories, ${sentences} sentences, ${unsupported} unsupported, ${mismatch} mismatch`,
  );
  for (const fault of checked.faults.slice(0, 20)) say(`  ${fault}`);
  faults.push(...checked.faults);
}
console.log(JSON.stringify(tally));
process.exitCode = isEvidenceMet(tally) ? 0 : 1;
