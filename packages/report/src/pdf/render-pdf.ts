import type { Report, ReportIncident } from '../document/types.ts';
import { severityColours, toneColours } from '../palette.ts';
import { plain, utc } from '../plain.ts';
import type { FontFile } from '../read-fonts.ts';
import { howToRead, rounded } from '../say-incident.ts';
import { drawIncident } from './draw-incident.ts';
import { drawTable } from './draw-table.ts';
import { Sheet } from './sheet.ts';

const ungroupedMax = 30;
const findings = [
  { title: 'Time (UTC)', share: 2.4 },
  { title: 'Model', share: 5 },
  { title: 'Concerns', share: 4 },
  { title: 'Score', share: 1, isNumber: true },
];

/** A tagged PDF with bookmarks and no action in it; text of outsiders is text. */
export async function renderPdf(report: Report, fonts: readonly FontFile[]): Promise<Buffer> {
  const sheet = new Sheet({ title: plain(report.title), madeAt: report.madeAt, fonts });
  drawCover(sheet, report);
  for (const incident of report.incidents) drawIncident(sheet, incident);
  drawUngrouped(sheet, report);
  return sheet.finish(`Nightjar ${report.version} · ${report.title} · ${utc(report.madeAt)}`);
}

/** One incident by itself. */
export async function renderIncidentPdf(
  incident: ReportIncident,
  of: { madeAt: number; version: string; fonts: readonly FontFile[] },
): Promise<Buffer> {
  const title = `${incident.displayId} ${plain(incident.title)}`;
  const sheet = new Sheet({ title, madeAt: of.madeAt, fonts: of.fonts });
  drawIncident(sheet, incident);
  for (const line of howToRead) sheet.text('P', line, { size: 9, colour: toneColours.soft });
  return sheet.finish(`Nightjar ${of.version} · ${title} · ${utc(of.madeAt)}`);
}

function drawCover(sheet: Sheet, { title, incidents, coverage, madeAt, version }: Report): void {
  sheet.bookmark('At a glance');
  sheet.text('H1', title, { face: 'bold', size: 22, after: 4 });
  const made = `Made ${utc(madeAt)} by Nightjar ${version}.`;
  sheet.text('P', made, { size: 9, colour: toneColours.soft, after: 18 });
  sheet.text('H2', 'At a glance', { face: 'bold', size: 13 });
  if (incidents.length === 0)
    sheet.text(
      'P',
      'No incident was found. That is no proof that nothing happened: see what was read, below.',
    );
  else
    drawTable(sheet, {
      columns: [
        { title: 'Severity', share: 1.2, face: 'bold' },
        { title: 'Incident', share: 6 },
        { title: 'First seen (UTC)', share: 2 },
        { title: 'Score', share: 0.9, isNumber: true },
      ],
      rows: incidents.map((one) => [
        one.severity,
        one.title,
        utc(one.start).slice(0, 16),
        rounded(one.score),
      ]),
      size: 9.5,
    });
  sheet.text('H2', 'What was read', { face: 'bold', size: 13 });
  for (const line of coverage) sheet.text('P', line);
  sheet.text('H2', 'How to read this', { face: 'bold', size: 13 });
  for (const line of howToRead) sheet.text('P', line);
}

function drawUngrouped(sheet: Sheet, { ungrouped }: Report): void {
  if (ungrouped.length === 0) return;
  const shown = ungrouped.toSorted((a, b) => b.score - a.score).slice(0, ungroupedMax);
  sheet.turn();
  const title = 'Noticed, and not enough for an incident';
  sheet.bookmark(title);
  sheet.text('H1', title, { face: 'bold', size: 16 });
  sheet.text(
    'P',
    `${shown.length} of ${ungrouped.length} findings that stand alone, the highest scores first.`,
    {
      colour: severityColours.Low.ink,
    },
  );
  drawTable(sheet, {
    columns: findings,
    rows: shown.map(({ time, model, entity, score }) => [
      utc(time).slice(0, 16),
      model,
      entity,
      rounded(score),
    ]),
  });
}
