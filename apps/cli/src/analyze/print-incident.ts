import type { AnalysisDocument } from './to-document.ts';

type Incident = AnalysisDocument['incidents'][number];

/** One incident as lines: what, how bad and why, the story with its evidence, the models breached. */
export function printIncident(incident: Incident): string[] {
  const { severity, id, title, score, start, end, techniques, reasons } = incident;
  return [
    `${severity.toUpperCase()}  ${id}  ${title}`,
    `  score ${score}, ${start} to ${end}, ${techniques.join(' ')}`,
    ...reasons.map((reason) => `  ${reason}`),
    '',
    ...incident.summary.split('\n').map((paragraph) => (paragraph === '' ? '' : `  ${paragraph}`)),
    '',
    ...incident.story.map((sentence) => `  - ${sentence.text} ${citing(sentence.evidence)}`),
    '',
    '  What else it could be:',
    ...incident.hypotheses.map((one) => `  - ${weighed(one)}`),
    '',
    '  What to do:',
    ...incident.event.recommendations.map(({ text }, at) => `  ${at + 1}. ${text}`),
    ...(incident.event.coverage.length > 0 ? ['', '  What could not be judged:'] : []),
    ...incident.event.coverage.map(({ text }) => `  - ${text}`),
    '',
    ...incident.breaches.map(
      (breach) => `  ${breach.time}  ${breach.score.toFixed(0).padStart(3)}  ${breach.model}`,
    ),
  ];
}

function weighed(of: Incident['hypotheses'][number]): string {
  const { text, verdict, confidence, contradicting } = of;
  const against = contradicting.filter(({ found }) => found).map((ground) => ground.text);
  const because = verdict === 'contradicted' ? `, because ${against.join('; ')}` : '';
  return `${text}: ${verdict}, ${confidence.toFixed(2)}${because}`;
}

function citing(evidence: readonly string[]): string {
  const [first] = evidence;
  if (first === undefined) return '[inferred]';
  return `[${evidence.length === 1 ? '1 event' : `${evidence.length} events`}: ${first}]`;
}
