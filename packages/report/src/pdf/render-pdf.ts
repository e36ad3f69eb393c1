import type { Report, ReportIncident } from '../document/types.ts';
import { toneColours } from '../palette.ts';
import { plain, utc } from '../plain.ts';
import type { FontFile } from '../read-fonts.ts';
import { aloneOf, howToRead, rounded } from '../say-incident.ts';
import { columns, ungroupedTable } from '../tables.ts';
import { drawIncident } from './draw-incident.ts';
import { drawTable } from './draw-table.ts';
import { Sheet } from './sheet.ts';

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
      columns: columns.incidents,
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
  const shown = aloneOf(ungrouped);
  sheet.turn();
  const title = 'Noticed, and not enough for an incident';
  sheet.bookmark(title);
  sheet.text('H1', title, { face: 'bold', size: 16 });
  sheet.text(
    'P',
    `${shown.length} of ${ungrouped.length} findings that stand alone, the highest scores first.`,
    {
      colour: toneColours.soft,
    },
  );
  drawTable(sheet, ungroupedTable(shown));
}
