import type { ReportBreach, ReportIncident } from '../document/types.ts';
import { drawGraph } from '../figure/draw-graph.ts';
import { drawScore } from '../figure/draw-score.ts';
import type { Figure } from '../figure/figure.ts';
import { drawTimeline } from '../figure/draw-timeline.ts';
import { severityColours, toneColours } from '../palette.ts';
import { plain, utc } from '../plain.ts';
import {
  actingAs,
  capital,
  citing,
  explainedNote,
  explainedOf,
  factsOf,
  kindOf,
  listedOf,
  rowOf,
  whenOf,
  whyLine,
} from '../say-incident.ts';
import {
  columns,
  findingsTable,
  observationsTable,
  type Table,
  techniquesTable,
} from '../tables.ts';
import { drawFigure, heightOf } from './draw-figure.ts';
import { drawSet, drawTable, leadHeight, setTable, tableHeight } from './draw-table.ts';
import { page, type Sheet } from './sheet.ts';

/** One incident, from a page of its own on. */
export function drawIncident(sheet: Sheet, incident: ReportIncident): void {
  if (sheet.y > page.top) sheet.turn();
  const { severity, title, displayId, paragraphs } = incident;
  sheet.bookmark(`${displayId} ${plain(title)}`);
  sheet.text('P', severity, {
    face: 'bold',
    size: 10,
    colour: severityColours[severity].ink,
    after: 2,
  });
  sheet.text('H1', title, { face: 'bold', size: 16, after: 10 });
  drawTable(sheet, {
    columns: [
      { title: '', share: 1.3, face: 'bold' },
      { title: '', share: 6 },
    ],
    rows: factsOf(incident),
    size: 9.5,
  });
  for (const paragraph of paragraphs) sheet.text('P', paragraph);
  drawStory(sheet, incident);
  drawTitled(sheet, 'When', drawTimeline(incident));
  if (incident.graph.edges.length > 0) drawTitled(sheet, 'Who reached what', drawGraph(incident));
  drawLines(sheet, 'What to do', numbered(incident.recommendations));
  drawLines(sheet, 'What could not be judged', incident.notJudged);
  drawAgents(sheet, incident);
  drawHypotheses(sheet, incident);
  drawFindings(sheet, incident);
  drawTechniques(sheet, incident);
  drawEvidence(sheet, incident);
}

function drawTitled(sheet: Sheet, title: string, figure: Figure): void {
  heading(sheet, title, heightOf(figure));
  drawFigure(sheet, figure);
}

/** With room below it for what it heads. */
function heading(sheet: Sheet, title: string, room = 90): void {
  sheet.need(room + 30);
  sheet.y += 8;
  sheet.text('H2', title, { face: 'bold', size: 12, after: 4 });
}

/** A heading, a note to it, and a table that begins on the same page. */
function drawTitledTable(
  sheet: Sheet,
  title: string,
  of: Table & { size?: number; note?: string | null },
): void {
  const table = setTable(sheet, of);
  heading(sheet, title, leadHeight(table) + (of.note ? 20 : 0));
  if (of.note) sheet.text('P', of.note, { size: 9, colour: toneColours.soft });
  drawSet(sheet, table);
}

function drawStory(sheet: Sheet, { sentences }: ReportIncident): void {
  drawTitledTable(sheet, 'What happened', {
    columns: [
      { title: 'From (UTC)', share: 1.9 },
      { title: 'What', share: 6 },
      { title: 'Grounds', share: 1.9 },
    ],
    rows: sentences.map((one) => [whenOf(one), one.text, `${kindOf(one)} ${citing(one.cites)}`]),
    size: 9,
  });
}

function numbered(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index + 1}. ${line}`);
}

function drawLines(sheet: Sheet, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  heading(sheet, title);
  for (const line of lines) sheet.text('P', line, { after: 3, isWhole: true });
}

function drawAgents(sheet: Sheet, { agents }: ReportIncident): void {
  if (agents.length === 0) return;
  const all = actingAs(agents);
  drawTitledTable(sheet, 'Who was at the keyboard', {
    note: all,
    columns: columns.agents,
    rows: agents.map(({ name, entity, from, client, verdict, because }) => [
      all === null ? `${name}, as ${entity}` : name,
      `${from}; ${client}`,
      `${capital(verdict)}. ${because.join(' ')}`,
    ]),
  });
}

function drawHypotheses(sheet: Sheet, { hypotheses }: ReportIncident): void {
  const side = (name: string, grounds: readonly string[]): string =>
    grounds.length === 0 ? '' : ` ${name}: ${grounds.join('; ')}.`;
  drawTitledTable(sheet, 'What it could be', {
    columns: columns.hypotheses,
    rows: hypotheses.map(({ text, verdict, confidence, pro, contra }) => [
      `${text}.${side('For', pro)}${side('Against', contra)}`,
      capital(verdict),
      confidence.toFixed(2),
    ]),
  });
}

function drawFindings(sheet: Sheet, { breaches }: ReportIncident): void {
  drawTitledTable(sheet, 'Findings', findingsTable(breaches));
  heading(sheet, 'Why this is unusual');
  const explained = explainedOf(breaches);
  if (explained.length < breaches.length)
    sheet.text('P', explainedNote, { colour: toneColours.soft });
  for (const breach of explained) drawWhy(sheet, breach);
}

const linesAboveMax = 64;

function drawWhy(sheet: Sheet, breach: ReportBreach): void {
  const { model, time, observations, cites } = breach;
  const table =
    observations.length > 0 ? setTable(sheet, { ...observationsTable(breach), size: 8 }) : null;
  const figure = drawScore(breach);
  // What was seen and what it scored are read together.
  sheet.need(linesAboveMax + (table ? tableHeight(table) : 0) + heightOf(figure));
  sheet.text('H3', model, { face: 'bold', size: 10, after: 2 });
  sheet.text('P', whyLine(breach), { size: 9, after: 2 });
  sheet.text('P', `${utc(time)} ${citing(cites)}`, { size: 8, colour: toneColours.soft });
  if (table) drawSet(sheet, table);
  drawFigure(sheet, figure, { isCaptioned: false });
  sheet.y += 10;
}

function drawTechniques(sheet: Sheet, incident: ReportIncident): void {
  if (incident.techniques.length === 0) return;
  drawTitledTable(sheet, 'Techniques (MITRE ATT&CK)', techniquesTable(incident));
}

function drawEvidence(sheet: Sheet, { evidence }: ReportIncident): void {
  const { shown, more } = listedOf(evidence);
  drawTitledTable(sheet, 'Evidence', {
    columns: columns.evidence,
    rows: shown.map((row) => {
      const { numbers, times, what, entity, from, records } = rowOf(row);
      return [numbers, times, what, `${entity}, ${from}`, records];
    }),
    size: 7,
  });
  if (more !== null) sheet.text('P', more);
}
