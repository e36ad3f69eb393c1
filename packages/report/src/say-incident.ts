import type {
  EvidenceRow,
  ReportAgent,
  ReportBreach,
  ReportEvent,
  ReportIncident,
  ReportSentence,
} from './document/types.ts';
import { amount, lasting, utc, utcSeconds } from './plain.ts';

/** What the first glance must tell, label by label. */
export function factsOf(incident: ReportIncident): readonly (readonly [string, string])[] {
  const { subjects, start, end, score, breaches, reasons, displayId, events } = incident;
  const names = subjects.slice(0, namesMax).map(({ name }) => name);
  const more = subjects.length - names.length;
  return [
    ['Reference', displayId],
    ['Concerns', [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ')],
    ['When', `${utc(start)} to ${utc(end)} (${lasting(end - start)})`],
    [
      'Score',
      `${rounded(score)} of 100, from ${amount(breaches.length, 'finding')} on ${amount(events, 'event')}`,
    ],
    ['Why it is told', reasons.join(' ')],
  ];
}

const namesMax = 6;

/** With a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** When a sentence begins; a conclusion is of the whole. */
export function whenOf({ kind, start }: ReportSentence): string {
  return kind === 'inferred' ? 'All in all' : utc(start).slice(0, 16);
}

/** `[3–34, 40]`: numbers of events in the list of evidence. */
export function citing(cites: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of cites) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  const shown = runs.slice(0, runsMax).map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`));
  const more = runs.slice(runsMax).reduce((sum, [a, b]) => sum + b - a + 1, 0);
  if (shown.length === 0) return '';
  return `[${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}]`;
}

const runsMax = 6;

/** `Observed`, or how sure an inference is. */
export function kindOf({ kind, probability }: ReportSentence): string {
  if (kind === 'observed') return 'Observed';
  return probability === undefined ? 'Inferred' : `Inferred, weight ${probability.toFixed(2)}`;
}

/** What is said of a finding beside its tables: the claim is in the table of what was observed, where there is one. */
export function whyLine({ claim, counterfactual, comparedWith }: ReportBreach): string {
  const said = comparedWith === null ? claim : `Compared with ${comparedWith}.`;
  return counterfactual === undefined ? said : `${said} ${counterfactual}`;
}

/** Beside the findings that are explained. */
export const explainedNote = 'Of each kind the one with the highest score.';

/** Whom the agents acted as, where that is one account. */
export function actingAs(agents: readonly ReportAgent[]): string | null {
  const entities = new Set(agents.map(({ entity }) => entity));
  return entities.size === 1 ? `Everybody here acted as ${[...entities][0]}.` : null;
}

/** What readers of a first report ask. */
export const howToRead: readonly string[] = [
  'Observed sentences say what the records say; numbers in square brackets lead to the records in the list of evidence. Inferred sentences are conclusions; their weight between 0 and 1 is our judgement and no measured frequency.',
  'A finding is a warning sign that one of our detection models found. Its score of 0 to 100 says how unusual and how serious that is; every part of it is shown. Findings that tell one story make an incident.',
  'Unusual is not the same as malicious: ask the people concerned before you conclude. Times are UTC. The place of an address is where its network is registered.',
];

/** One decimal at most. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** One row of the list of evidence. */
export function rowOf(row: EvidenceRow) {
  const [first, last] = [row[0], row.at(-1)!];
  const isOne = row.length === 1;
  const nameOf = ({ uid, place }: ReportEvent): string =>
    `${uid ?? ''}${place === null ? '' : ` (${place})`}`;
  return {
    numbers: isOne ? String(first.number) : `${first.number}–${last.number}`,
    times: isOne
      ? utcSeconds(first.time)
      : `${utcSeconds(first.time)} to ${utcSeconds(last.time).slice(sameDay(first, last) ? 11 : 0)}`,
    what: `${isOne ? '' : `${row.length} × `}${first.operation.replace(/\.$/, '')}, ${first.outcome}`,
    entity: first.entity,
    from: first.from,
    records: isOne ? nameOf(first) : `${nameOf(first)} to ${nameOf(last)}`,
  };
}

function sameDay(a: ReportEvent, b: ReportEvent): boolean {
  return utcSeconds(a.time).slice(0, 10) === utcSeconds(b.time).slice(0, 10);
}

const explainedMax = 6;
const aloneMax = 30;
const rowsMax = 200;

const highest = <Finding extends Pick<ReportBreach, 'score'>>(
  findings: readonly Finding[],
  max: number,
): Finding[] => findings.toSorted((a, b) => b.score - a.score).slice(0, max);

/** Those of an incident's findings that are explained: of each kind the highest, of many kinds the highest. */
export function explainedOf(breaches: readonly ReportBreach[]): ReportBreach[] {
  const kinds = Map.groupBy(breaches, ({ model }) => model);
  return highest(
    [...kinds.values()].flatMap((own) => highest(own, 1)),
    explainedMax,
  );
}

/** Those of the findings without an incident that are shown: of many the highest. */
export const aloneOf = <Finding extends Pick<ReportBreach, 'score'>>(
  ungrouped: readonly Finding[],
): Finding[] => highest(ungrouped, aloneMax);

/** The rows of evidence that are listed, and what is said of the rest. */
export function listedOf(evidence: readonly EvidenceRow[]) {
  const left = evidence.slice(rowsMax).flat().length;
  return {
    shown: evidence.slice(0, rowsMax),
    more:
      left > 0
        ? `${left} more events are not listed here; the JSON export holds all of them.`
        : null,
  };
}
