import type { ReportBreach, ReportIncident } from './document/types.ts';
import { utc } from './plain.ts';
import { rounded } from './say-incident.ts';

/** A column as the page and the PDF set it. */
export interface Column {
  title: string;
  /** Share of the width, where the medium does not find it by itself. */
  share: number;
  face?: 'bold' | 'mono';
  isNumber?: boolean;
  /** Short: it stays on one line. */
  isUnbroken?: boolean;
}

export interface Table<Cell = string> {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

type Finding = Pick<ReportBreach, 'time' | 'model' | 'entity' | 'score'>;

const findingColumns: readonly Column[] = [
  { title: 'Time (UTC)', share: 2.4, isUnbroken: true },
  { title: 'What was noticed', share: 5 },
  { title: 'Concerns', share: 3.5 },
  { title: 'Score', share: 1, isNumber: true },
];

/** Columns of tables whose cells each medium sets in its own way. */
export const columns = {
  incidents: [
    { title: 'Severity', share: 1.2, face: 'bold' },
    { title: 'Incident', share: 6 },
    { title: 'First seen (UTC)', share: 2, isUnbroken: true },
    { title: 'Score', share: 0.9, isNumber: true },
  ],
  agents: [
    { title: 'Who', share: 1.6 },
    { title: 'From where, with what', share: 3 },
    { title: 'Verdict and why', share: 5 },
  ],
  hypotheses: [
    { title: 'Explanation', share: 6 },
    { title: 'Verdict', share: 1.6, isUnbroken: true },
    { title: 'Weight', share: 1, isNumber: true },
  ],
  evidence: [
    { title: 'No.', share: 0.9, isUnbroken: true },
    { title: 'Time (UTC)', share: 1.7 },
    { title: 'What', share: 2.2 },
    { title: 'Who, from where', share: 3 },
    { title: 'Record', share: 3.2, face: 'mono' },
  ],
} as const satisfies Record<string, readonly Column[]>;

const kindColumns: readonly Column[] = [
  { title: 'What was noticed', share: 5 },
  { title: 'First (UTC)', share: 2.1, isUnbroken: true },
  { title: 'Last (UTC)', share: 2.1, isUnbroken: true },
  { title: 'Times', share: 0.8, isNumber: true },
  { title: 'Score', share: 0.8, isNumber: true },
];

/** The findings of an incident by their kind: how often, and the highest score; of whom only where they are several. */
export function findingsTable(findings: readonly Finding[]): Table {
  const isOfOne = new Set(findings.map(({ entity }) => entity)).size < 2;
  const kinds = Map.groupBy(findings, ({ model, entity }) => JSON.stringify([model, entity]));
  const rows = [...kinds.values()].map((own) => {
    const { model, entity } = own[0]!;
    const times = own.map(({ time }) => time).toSorted((a, b) => a - b);
    return [
      isOfOne ? model : `${model}: ${entity}`,
      minuteOf(times[0]!),
      minuteOf(times.at(-1)!),
      String(own.length),
      rounded(Math.max(...own.map(({ score }) => score))),
    ];
  });
  return { columns: kindColumns, rows };
}

/** Findings that stand alone. */
export function ungroupedTable(findings: readonly Finding[]): Table {
  return {
    columns: findingColumns,
    rows: findings.map(({ time, model, entity, score }) => [
      minuteOf(time),
      model,
      entity,
      rounded(score),
    ]),
  };
}

function minuteOf(time: number): string {
  return utc(time).slice(0, 16);
}

/** What was observed, beside what is usual. */
export function observationsTable({ observations }: Pick<ReportBreach, 'observations'>): Table {
  return {
    columns: [
      { title: 'What', share: 3, isUnbroken: true },
      { title: 'Observed', share: 4 },
      { title: 'Usual', share: 4 },
    ],
    rows: observations.map(({ what, observed, usual }) => [what, observed, usual]),
  };
}

/** Techniques with what they are for. */
export function techniquesTable({ techniques }: Pick<ReportIncident, 'techniques'>): Table {
  return {
    columns: [
      { title: 'Technique', share: 1.2, face: 'mono' },
      { title: 'Name', share: 4 },
      { title: 'Tactics', share: 4 },
    ],
    rows: techniques.map(({ id, name, tactics }) => [
      id,
      name,
      tactics.join(', ').replaceAll('-', ' '),
    ]),
  };
}
