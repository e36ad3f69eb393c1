import type { ReportBreach, ReportIncident } from '../document/types.ts';
import { drawGraph } from '../figure/draw-graph.ts';
import { drawScore } from '../figure/draw-score.ts';
import { drawTimeline } from '../figure/draw-timeline.ts';
import { severityColours, toneColours } from '../palette.ts';
import { plain, utc, utcSeconds } from '../plain.ts';
import { citing, factsOf, kindOf, capital, rounded, rowOf, whenOf } from '../say-incident.ts';
import { drawFigure } from './draw-figure.ts';
import { drawTable } from './draw-table.ts';
import { page, type Sheet } from './sheet.ts';

const explainedMax = 6;
const rowsMax = 200;

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
  heading(sheet, 'When');
  drawFigure(sheet, drawTimeline(incident));
  if (incident.graph.edges.length > 0) {
    heading(sheet, 'Who reached what');
    drawFigure(sheet, drawGraph(incident));
  }
  drawAdvice(sheet, incident);
  drawAgents(sheet, incident);
  drawHypotheses(sheet, incident);
  drawFindings(sheet, incident);
  drawTechniques(sheet, incident);
  drawEvidence(sheet, incident);
}

function heading(sheet: Sheet, title: string): void {
  sheet.need(70);
  sheet.y += 8;
  sheet.text('H2', title, { face: 'bold', size: 12, after: 4 });
}

function drawStory(sheet: Sheet, { sentences }: ReportIncident): void {
  heading(sheet, 'What happened');
  drawTable(sheet, {
    columns: [
      { title: 'From (UTC)', share: 1.9 },
      { title: 'What', share: 6 },
      { title: 'Grounds', share: 1.9 },
    ],
    rows: sentences.map((one) => [whenOf(one), one.text, `${kindOf(one)} ${citing(one.cites)}`]),
    size: 9,
  });
}

function drawAdvice(sheet: Sheet, { recommendations }: ReportIncident): void {
  if (recommendations.length === 0) return;
  heading(sheet, 'What to do');
  for (const [index, line] of recommendations.entries())
    sheet.text('P', `${index + 1}. ${line}`, { after: 3 });
}

function drawAgents(sheet: Sheet, { agents }: ReportIncident): void {
  if (agents.length === 0) return;
  heading(sheet, 'Who was at the keyboard');
  drawTable(sheet, {
    columns: [
      { title: 'Account or machine', share: 2.4 },
      { title: 'From where, with what', share: 3 },
      { title: 'Verdict and why', share: 4 },
    ],
    rows: agents.map(({ entity, from, client, verdict, because }) => [
      entity,
      `${from}; ${client}`,
      `${capital(verdict)}. ${because.join(' ')}`,
    ]),
  });
}

function drawHypotheses(sheet: Sheet, { hypotheses }: ReportIncident): void {
  heading(sheet, 'What it could be');
  const side = (name: string, grounds: readonly string[]): string =>
    grounds.length === 0 ? '' : ` ${name}: ${grounds.join('; ')}.`;
  drawTable(sheet, {
    columns: [
      { title: 'Explanation', share: 6 },
      { title: 'Verdict', share: 1.6 },
      { title: 'Weight', share: 1, isNumber: true },
    ],
    rows: hypotheses.map(({ text, verdict, confidence, pro, contra }) => [
      `${text}.${side('For', pro)}${side('Against', contra)}`,
      capital(verdict),
      confidence.toFixed(2),
    ]),
  });
}

function drawFindings(sheet: Sheet, { breaches }: ReportIncident): void {
  heading(sheet, 'Findings');
  drawTable(sheet, {
    columns: [
      { title: 'Time (UTC)', share: 2.4 },
      { title: 'Model', share: 5 },
      { title: 'Concerns', share: 3.5 },
      { title: 'Score', share: 1, isNumber: true },
    ],
    rows: breaches.map(({ time, model, entity, score }) => [
      utcSeconds(time),
      model,
      entity,
      rounded(score),
    ]),
  });
  heading(sheet, 'Why this is unusual');
  const explained = breaches.toSorted((a, b) => b.score - a.score).slice(0, explainedMax);
  if (explained.length < breaches.length)
    sheet.text('P', `The ${explained.length} findings with the highest scores.`, {
      colour: toneColours.soft,
    });
  for (const breach of explained) drawWhy(sheet, breach);
}

function drawWhy(sheet: Sheet, breach: ReportBreach): void {
  const { model, time, claim, counterfactual, observations, cites } = breach;
  sheet.need(90);
  sheet.text('H3', model, { face: 'bold', size: 10, after: 2 });
  sheet.text('P', `${claim} ${counterfactual ?? ''}`, { size: 9, after: 2 });
  sheet.text('P', `${utc(time)} ${citing(cites)}`, { size: 8, colour: toneColours.soft });
  if (observations.length > 0)
    drawTable(sheet, {
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
      size: 8,
    });
  drawFigure(sheet, drawScore(breach), { isCaptioned: false });
  sheet.y += 10;
}

function drawTechniques(sheet: Sheet, { techniques }: ReportIncident): void {
  if (techniques.length === 0) return;
  heading(sheet, 'Techniques (MITRE ATT&CK)');
  drawTable(sheet, {
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
  });
}

function drawEvidence(sheet: Sheet, { evidence }: ReportIncident): void {
  heading(sheet, 'Evidence');
  drawTable(sheet, {
    columns: [
      { title: 'No.', share: 0.9 },
      { title: 'Time (UTC)', share: 1.7 },
      { title: 'What', share: 2.2 },
      { title: 'Who, from where', share: 3 },
      { title: 'Record', share: 3.2, face: 'mono' },
    ],
    rows: evidence.slice(0, rowsMax).map((row) => {
      const { numbers, times, what, entity, from, records } = rowOf(row);
      return [numbers, times, what, `${entity}, ${from}`, records];
    }),
    size: 7,
  });
  const more = evidence.slice(rowsMax).flat().length;
  if (more > 0)
    sheet.text('P', `${more} more events are not listed here; the JSON export holds all of them.`);
}
