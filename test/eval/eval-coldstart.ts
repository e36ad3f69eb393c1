// `npm run eval:coldstart`: the same takeover where little or nothing is known of before, and what is said of it.
import { openIntelligence } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import { say } from '../bench/measure.ts';
import { LiveJudge } from './live/live-judge.ts';
import { analyzeRecords } from './scenarios/analyze-records.ts';
import { afterHistory, type ColdCase, inExportOf } from './scenarios/cold-cases.ts';
import { tellColdCase, type ToldCold } from './scenarios/tell-cold-case.ts';

const historyDays = [0, 3, 10, 30];
const exportHours = [3, 72, 720];

function judgeLive(of: ColdCase): ToldCold {
  const judge = new LiveJudge(loadModels(), openIntelligence().lookUp);
  for (const record of of.records()) judge.add(record);
  return tellColdCase(of, judge.look());
}

function tell(one: ToldCold): ToldCold {
  const { id, models, missing, cannotJudge, restOnNull } = one;
  say(
    `${id}: ${one.incidents.length} incidents, ${one.critical} critical, ${models.length} models, ` +
      `${missing.length} missing, ${restOnNull} rest on what is not known, ${cannotJudge} cannot judge`,
  );
  for (const { category, title, reasons } of one.incidents)
    say(`  ${category} ${title}: ${reasons.join('; ')}`);
  return one;
}

const live = historyDays.map((days) => tell(judgeLive(afterHistory(days))));
const exports: ToldCold[] = [];
for (const hours of exportHours) {
  const of = inExportOf(hours);
  exports.push(tell(tellColdCase(of, await analyzeRecords(of.records(), of.now))));
}
console.log(JSON.stringify({ live, exports }));
// With a month before it, it is seen for what it is; with less it is not passed over in silence.
const isWhole = [live, exports].every((of) => of.at(-1)!.critical === 1);
const isTold = [...live, ...exports].every(({ models }) => models.length > 0);
process.exitCode = isWhole && isTold ? 0 : 1;
