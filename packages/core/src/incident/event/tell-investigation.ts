import { tellAgents, tellSearch } from './investigate-user.ts';
import { pivots } from './pivots.ts';
import { phrase, type PhraseValue } from './phrase.ts';
import type { Told } from './told.ts';
import type { InvestigationStep } from './types.ts';
import { countOf, listOf, subjectsOf, termOf } from './values.ts';

const subjectsMax = 5;

/** What was asked and found, step by step: the same steps for the same records. */
export function tellInvestigation(told: Told): InvestigationStep[] {
  const subjects = subjectsOf(told.breaches).slice(0, subjectsMax);
  return [
    ...subjects.flatMap((subject) => [...tellSearch(told, subject), ...tellAgents(told, subject)]),
    ...pivots(told),
    ...weigh(told),
  ];
}

function weigh({ hypotheses }: Told): InvestigationStep[] {
  const pivot = 'hypothesis';
  const steps: InvestigationStep[] = [
    {
      kind: 'analysis',
      pivot,
      phrase: phrase('weigh.hypotheses', { count: countOf(hypotheses.length) }),
    },
  ];
  for (const one of hypotheses) {
    const claim = termOf(one.text);
    const grounds =
      one.verdict === 'contradicted' ? [] : [...(one.required ?? []), ...(one.supporting ?? [])];
    const against = one.verdict === 'supported' ? [] : (one.contradicting ?? []);
    const found = [...grounds, ...against].filter((ground) => ground.found);
    const values: Record<string, PhraseValue> = {
      claim,
      grounds: listOf(
        found.map((ground) => termOf(ground.phrase.text)),
        4,
      ),
      confidence: { type: 'percent', share: one.confidence },
    };
    const evidence = found.flatMap((ground) => ground.phrase.evidence);
    const id = `weighed.${one.verdict}` as const;
    steps.push({ kind: 'analysisResult', pivot, phrase: phrase(id, values, evidence) });
  }
  const supported = hypotheses.filter((one) => one.verdict === 'supported');
  const strongest = supported.find(({ benign }) => !benign) ?? supported[0];
  const verdict = strongest
    ? phrase('verdict.incident', { claim: termOf(strongest.text) }, strongest.evidence)
    : phrase('verdict.open');
  return [...steps, { kind: 'verdict', pivot, phrase: verdict }];
}
