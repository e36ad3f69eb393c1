import { openIntelligence } from '@nightjar/intel';
import { loadModels } from '@nightjar/models';
import { assessCase, type Assessed } from '../scenarios/assess-case.ts';
import { type AttackCase, recordsOf } from '../scenarios/attack-cases.ts';
import { compareWithTruth } from '../scenarios/compare-with-truth.ts';
import { isAbout } from '../scenarios/is-about.ts';
import { LiveJudge } from './live-judge.ts';

/** The attack judged as the running system does, by the days closed before each act. */
export function judgeLive(of: AttackCase): Assessed {
  const judge = new LiveJudge(loadModels(), openIntelligence().lookUp);
  for (const record of recordsOf(of)) judge.add(record);
  const assessed = assessCase(of, compareWithTruth(judge.look(), of.truth));
  return { ...assessed, id: `${of.id}, live` };
}

/** How many acts of the attack had arrived, one by one, when the model had breached; null: it never did. */
export function actsUntilBreach(of: AttackCase, path: string): number | null {
  const judge = new LiveJudge(loadModels(), openIntelligence().lookUp);
  const [attack, others] = [new Set<unknown>(of.attack), recordsOf(of)];
  let acts = 0;
  for (const record of others) {
    judge.add(record);
    if (!attack.has(record)) continue;
    acts += 1;
    const isBreached = judge
      .look()
      .breaches.some((breach) => breach.modelPath === path && isAbout(breach, of.truth));
    if (isBreached) return acts;
  }
  return null;
}
