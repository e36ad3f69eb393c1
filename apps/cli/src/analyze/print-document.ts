import type { AnalysisDocument } from './to-document.ts';

/** The analysis for a person to read. Names from the log are already made harmless by the story; the rest is stripped here. */
export function printDocument(document: AnalysisDocument): string {
  const lines: string[] = [];
  const sources = Object.entries(document.eventsBySource).map(
    ([source, count]) => `${count.toLocaleString('en')} ${source}`,
  );
  lines.push(
    `Read ${document.eventsRead.toLocaleString('en')} events (${sources.join(', ') || 'none'}) of ${document.entities.length} entities.`,
  );
  lines.push(
    'How unusual something is was judged by all other days of the export, not only by the days before it.',
  );
  if (document.eventsRefused > 0)
    lines.push(
      `${document.eventsRefused.toLocaleString('en')} records were not understood:`,
      ...refusals(document),
    );
  if (document.incidents.length === 0) lines.push('', 'No incidents.');
  for (const incident of document.incidents) lines.push('', ...incidentLines(incident));
  const others = document.ungroupedBreaches.length;
  if (others > 0) {
    lines.push('', `${others} model breaches that did not make an incident:`);
    for (const breach of document.ungroupedBreaches.slice(0, 20))
      lines.push(
        `  ${breach.time}  ${breach.score.toFixed(0).padStart(3)}  ${breach.model}  ${breach.entity}`,
      );
  }
  if (document.nearMisses.length > 0) {
    lines.push('', 'Came close:');
    for (const miss of document.nearMisses.slice(0, 10))
      lines.push(`  ${miss.time}  ${miss.entity}: ${miss.missed}`);
  }
  return `${lines.map(harmless).join('\n')}\n`;
}

function incidentLines(incident: AnalysisDocument['incidents'][number]): string[] {
  return [
    `${incident.severity.toUpperCase()}  ${incident.id}  ${incident.title}`,
    `  score ${incident.score}, ${incident.start} to ${incident.end}, ${incident.techniques.join(' ')}`,
    ...incident.reasons.map((reason) => `  ${reason}`),
    '',
    ...incident.summary.split('\n').map((paragraph) => `  ${paragraph}`),
    '',
    ...incident.story.map(
      (sentence) =>
        `  - ${sentence.text} [${sentence.evidence.length} ${sentence.evidence.length === 1 ? 'event' : 'events'}: ${sentence.evidence[0] ?? 'inferred'}]`,
    ),
    '',
    ...incident.breaches.map(
      (breach) => `  ${breach.time}  ${breach.score.toFixed(0).padStart(3)}  ${breach.model}`,
    ),
  ];
}

function refusals(document: AnalysisDocument): string[] {
  const byReason = new Map<string, { count: number; first: string }>();
  for (const one of document.notUnderstood) {
    const known = byReason.get(one.reason);
    if (known) known.count++;
    else byReason.set(one.reason, { count: 1, first: `${one.file}:${one.line}` });
  }
  return [...byReason]
    .sort((a, b) => b[1].count - a[1].count)
    .slice(0, 10)
    .map(([reason, { count, first }]) => `  ${count} x ${reason} (first: ${first})`);
}

/** A terminal obeys control characters: outsiders' text must not hold any. */
function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g,
    (found) => `\\u{${found.codePointAt(0)!.toString(16)}}`,
  );
}
