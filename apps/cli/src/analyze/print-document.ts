import { sourceNames } from '@nightjar/vendors';
import { harmless } from './harmless.ts';
import { printFiles } from './print-files.ts';
import { printIncident } from './print-incident.ts';
import type { AnalysisDocument } from './to-document.ts';

const breachesMax = 20;
const nearMissesMax = 10;
const reasonsMax = 10;
const untaughtMax = 5;

/** The analysis for a person to read: plain lines that no terminal obeys. */
export function printDocument(document: AnalysisDocument): string {
  const lines = [
    ...printReading(document),
    ...(document.incidents.length === 0 ? ['', 'No incidents.'] : []),
    ...document.incidents.flatMap((incident) => ['', ...printIncident(incident)]),
    ...printUngrouped(document),
    ...printNearMisses(document),
  ];
  return `${lines.map(harmless).join('\n')}\n`;
}

function printReading(document: AnalysisDocument): string[] {
  const sources = Object.entries(document.eventsBySource).map(
    ([source, count]) => `${amount(count)} ${source}`,
  );
  const { eventsRead, eventsRepeated, eventsRefused, entitiesTotal, entitiesUnjudged } = document;
  return [
    printFiles(document.files, document.filesTotal),
    `Read ${amount(eventsRead)} events (${sources.join(', ') || 'none'}) of ${amount(entitiesTotal)} entities.`,
    ...(eventsRepeated > 0 ? [`${amount(eventsRepeated)} records said the same again.`] : []),
    'How unusual something is was judged by all other days of the export, not only by the days before it.',
    ...(entitiesUnjudged > 0
      ? [
          `${amount(entitiesUnjudged)} of the entities ${entitiesUnjudged === 1 ? 'was' : 'were'} active on fewer than 10 days: there, how unusual a network is cannot be judged by the past.`,
        ]
      : []),
    ...(eventsRefused > 0 ? [`${amount(eventsRefused)} records were not understood:`] : []),
    ...printRefusals(document),
    ...printUntaught(document),
    ...printGaps(document),
  ];
}

function printRefusals({ refusals, files }: AnalysisDocument): string[] {
  const shown = refusals
    .slice(0, reasonsMax)
    .map(
      ({ records, reason, line, file }) =>
        `  ${amount(records)} x ${reason} (first: line ${line} of ${file})`,
    );
  const others = refusals.slice(reasonsMax).reduce((sum, { records }) => sum + records, 0);
  const strangers = files.filter(({ kind, records }) => kind === null && records > 0);
  const records = strangers.reduce((sum, one) => sum + one.records, 0);
  return [
    ...shown,
    ...(others > 0 ? [`  ${amount(others)} others`] : []),
    ...(strangers.length > 0
      ? [
          `  Of these, ${amount(records)} are in files of no known kind (${amount(strangers.length)}).`,
        ]
      : []),
  ];
}

function printUntaught({ untaught }: AnalysisDocument): string[] {
  if (untaught.length === 0) return [];
  const events = untaught.reduce((sum, one) => sum + one.events, 0);
  const shown = untaught
    .slice(0, untaughtMax)
    .map((one) => `  ${amount(one.events)} x ${one.operation} (${sourceNames[one.source]})`);
  const more = untaught.length - shown.length;
  return [
    `${amount(events)} events are of operations that nobody taught: they are kept under the vendor's name alone.`,
    ...shown,
    ...(more > 0 ? [`  ${amount(more)} more such operations`] : []),
  ];
}

function printGaps({ gaps }: AnalysisDocument): string[] {
  if (gaps.windowsLost === 0) return [];
  const [first] = gaps.lost;
  return [
    `In ${amount(gaps.windowsLost)} windows records were lost before they were logged: what happened then cannot be judged (first: ${first!.of} from ${first!.start} to ${first!.end}).`,
  ];
}

function printUngrouped(document: AnalysisDocument): string[] {
  const breaches = document.ungroupedBreaches;
  if (breaches.length === 0) return [];
  return [
    '',
    breaches.length === 1
      ? '1 model breach that did not make an incident:'
      : `${amount(breaches.length)} model breaches that did not make an incident:`,
    ...breaches
      .slice(0, breachesMax)
      .map(
        ({ time, score, model, entity }) =>
          `  ${time}  ${score.toFixed(0).padStart(3)}  ${model}  ${entity}`,
      ),
  ];
}

function printNearMisses(document: AnalysisDocument): string[] {
  if (document.nearMisses.length === 0) return [];
  return [
    '',
    'Came close:',
    ...document.nearMisses
      .slice(0, nearMissesMax)
      .map(({ time, entity, missed }) => `  ${time}  ${entity}: ${missed}`),
  ];
}

function amount(count: number): string {
  return count.toLocaleString('en');
}
