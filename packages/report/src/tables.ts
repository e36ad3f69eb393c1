import type { ReportBreach, ReportIncident } from './document/types.ts';
import { utc, utcSeconds } from './plain.ts';
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
  { title: 'Model', share: 5 },
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
    { title: 'Account or machine', share: 2.4 },
    { title: 'From where, with what', share: 3 },
    { title: 'Verdict and why', share: 4 },
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

/** The findings of an incident, to the second. */
export function findingsTable(findings: readonly Finding[]): Table {
  return tableOf(findings, utcSeconds);
}

/** Findings that stand alone, to the minute. */
export function ungroupedTable(findings: readonly Finding[]): Table {
  return tableOf(findings, (time) => utc(time).slice(0, 16));
}

function tableOf(findings: readonly Finding[], timeOf: (time: number) => string): Table {
  return {
    columns: findingColumns,
    rows: findings.map(({ time, model, entity, score }) => [
      timeOf(time),
      model,
      entity,
      rounded(score),
    ]),
  };
}

/** What was observed, beside what is usual. */
export function observationsTable({ observations }: Pick<ReportBreach, 'observations'>): Table {
  return {
    columns: [
      { title: 'Observed', share: 3 },
      { title: 'What', share: 2 },
      { title: 'Usual', share: 3 },
      { title: 'Compared with', share: 3 },
    ],
    rows: observations.map(({ observed, feature, expected, window, n }) => [
      observed,
      feature,
      expected,
      `${window}, n = ${n}`,
    ]),
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
