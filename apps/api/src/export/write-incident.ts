import type { CoverageNote } from '@nightjar/core';
import {
  readFonts,
  renderHtml,
  type FontFile,
  type ReportIncident,
  toNavigatorLayer,
  toReportIncident,
} from '@nightjar/report';
import { renderIncidentPdf } from '@nightjar/report/pdf';
import type { ActionReport, Person, StoredBreach } from '@nightjar/db';
import { toDetectionFinding, toIncidentFinding, toResponseActivity } from '@nightjar/ocsf/export';
import { version } from '../version.ts';
import { notesOf } from './incident-notes.ts';
import type { WholeIncident } from './read-whole.ts';

export const incidentFormats = ['json', 'ocsf', 'html', 'pdf', 'navigator'] as const;
export type IncidentFormat = (typeof incidentFormats)[number];

export interface ExportedIncident {
  incident: WholeIncident;
  breaches: readonly StoredBreach[];
  responses: readonly ActionReport[];
  people: ReadonlyMap<string, Person>;
  notJudged: readonly CoverageNote[];
  tenant: { name: string };
  /** Epoch ms. */
  madeAt: number;
}

export interface Written {
  type: string;
  /** Ending of the file's name. */
  ending: string;
  body: string | Buffer;
}

const fonts = new Map<'woff' | 'woff2', readonly FontFile[]>();

/** One incident as a document to hand on. */
export async function writeIncident(
  format: IncidentFormat,
  of: ExportedIncident,
): Promise<Written> {
  const { madeAt } = of;
  const shown = toReportIncident(of.incident, of.breaches, {
    notJudged: () => of.notJudged.map(({ phrase }) => phrase.text),
  });
  switch (format) {
    case 'json':
      return json('json', { schema: 'nightjar.incident/1', version, madeAt, incident: shown });
    case 'navigator':
      return json('navigator.json', toNavigatorLayer(shown));
    case 'ocsf':
      return { type: 'application/x-ndjson', ending: 'ocsf.jsonl', body: ocsfOf(of) };
    case 'html':
      return { type: 'text/html; charset=utf-8', ending: 'html', body: pageOf(shown, of) };
    case 'pdf': {
      const body = await renderIncidentPdf(shown, { madeAt, version, fonts: fontsAs('woff') });
      return { type: 'application/pdf', ending: 'pdf', body };
    }
  }
}

function json(ending: string, value: unknown): Written {
  return { type: 'application/json', ending, body: JSON.stringify(value) };
}

/** The findings of its breaches, its own, and what was done to respond, one a line. */
function ocsfOf({ incident, breaches, people, responses }: ExportedIncident): string {
  const options = { version: '1.8.0', productVersion: version } as const;
  const records = [
    ...breaches.map((breach) => toDetectionFinding(breach, options)),
    toIncidentFinding(incident, options, notesOf(incident, { breaches, people })),
    ...responses.map(({ action, at }) => toResponseActivity(action, options, { at })),
  ];
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function pageOf(shown: ReportIncident, { madeAt, tenant }: ExportedIncident): string {
  const title = `An incident in ${tenant.name}`;
  const coverage = ['This report tells one incident; what else there is, it does not say.'];
  const report = { title, madeAt, version, coverage, incidents: [shown], ungrouped: [] };
  return renderHtml(report, fontsAs('woff2'));
}

function fontsAs(form: 'woff' | 'woff2'): readonly FontFile[] {
  const known = fonts.get(form) ?? readFonts(form);
  fonts.set(form, known);
  return known;
}
