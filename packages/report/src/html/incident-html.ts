import type { ReportBreach, ReportIncident } from '../document/types.ts';
import { drawGraph } from '../figure/draw-graph.ts';
import { drawScore } from '../figure/draw-score.ts';
import { drawTimeline } from '../figure/draw-timeline.ts';
import { utc } from '../plain.ts';
import {
  actingAs,
  capital,
  citing,
  explainedNote,
  explainedOf,
  factsOf,
  kindOf,
  listedOf,
  rounded,
  rowOf,
  whenOf,
  whyLine,
} from '../say-incident.ts';
import { columns, findingsTable, observationsTable, techniquesTable } from '../tables.ts';
import { drawSvg } from './draw-svg.ts';
import { markup, type Markup } from './escape.ts';
import { tableHtml } from './table-html.ts';

/** One incident as an article. */
export function incidentHtml(incident: ReportIncident): Markup {
  const { displayId, title, severity, paragraphs, sentences } = incident;
  return markup`<article id="${displayId}">
    <p><span class="chip chip-${severity}">${severity}</span></p>
    <h2>${title}</h2>
    <dl>
      ${factsOf(incident).map(
        ([label, fact]) =>
          markup`<dt>${label}</dt>
            <dd>${fact}</dd>`,
      )}
    </dl>
    ${paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`)}
    <h3>What happened (UTC)</h3>
    <ol class="story">
      ${sentences.map(
        (sentence) =>
          markup`<li>
            <span class="soft">${whenOf(sentence)}</span
            ><span
              >${sentence.text}
              <span class="kind">${kindOf(sentence)} ${citing(sentence.cites)}</span></span
            >
          </li>`,
      )}
    </ol>
    <h3>When</h3>
    ${drawSvg(drawTimeline(incident))}
    ${
      incident.graph.edges.length > 0
        ? markup`<h3>Who reached what</h3>
            ${drawSvg(drawGraph(incident))}`
        : null
    }
    ${adviceHtml(incident)}${notJudgedHtml(incident)}${agentsHtml(incident)}${hypothesesHtml(incident)} ${findingsHtml(incident)} ${techniquesHtml(incident)}
    ${evidenceHtml(incident)}
  </article>`;
}

function adviceHtml({ recommendations }: ReportIncident): Markup | null {
  if (recommendations.length === 0) return null;
  return markup`<h3>What to do</h3><ol>${recommendations.map((line) => markup`<li>${line}</li>`)}</ol>`;
}

function notJudgedHtml({ notJudged }: ReportIncident): Markup | null {
  if (notJudged.length === 0) return null;
  return markup`<h3>What could not be judged</h3><ul>${notJudged.map((line) => markup`<li>${line}</li>`)}</ul>`;
}

function agentsHtml({ agents }: ReportIncident): Markup | null {
  if (agents.length === 0) return null;
  const all = actingAs(agents);
  const rows = agents.map(({ name, entity, from, client, verdict, because }) => [
    all === null ? markup`${name}, as ${entity}` : name,
    markup`${from}<br />${client}`,
    markup`<strong>${capital(verdict)}</strong><br />${because.join(' ')}`,
  ]);
  return markup`<h3>Who was at the keyboard</h3>
    ${all === null ? null : markup`<p class="soft">${all}</p>`}${tableHtml({ columns: columns.agents, rows })}`;
}

function hypothesesHtml({ hypotheses }: ReportIncident): Markup {
  const rows = hypotheses.map(({ text, verdict, confidence, pro, contra }) => [
    markup`${text}${groundsHtml('For', pro)}${groundsHtml('Against', contra)}`,
    capital(verdict),
    confidence.toFixed(2),
  ]);
  return markup`<h3>What it could be</h3>
    ${tableHtml({ columns: columns.hypotheses, rows })}`;
}

function groundsHtml(side: string, grounds: readonly string[]): Markup | null {
  if (grounds.length === 0) return null;
  return markup`<br /><span class="kind">${side}: ${grounds.join('; ')}</span>`;
}

function findingsHtml({ breaches }: ReportIncident): Markup {
  const explained = explainedOf(breaches);
  return markup`<h3>Findings</h3>
    ${tableHtml(findingsTable(breaches))}
    <h3>Why this is unusual</h3>
    ${breaches.length > explained.length ? markup`<p class="soft">${explainedNote}</p>` : null}${explained.map(whyHtml)}`;
}

function whyHtml(breach: ReportBreach): Markup {
  const { model, time, observations, cites } = breach;
  return markup`<h4>${model}</h4>
    <p>${whyLine(breach)} <span class="kind">${utc(time)} ${citing(cites)}</span></p>
    ${observations.length === 0 ? null : tableHtml(observationsTable(breach))}<div class="wide">${drawSvg(drawScore(breach), { isCaptioned: false })}</div>
    ${termsHtml(breach)}`;
}

/** Where a screen is too narrow for the bars, what the score is made of in lines. */
function termsHtml({ terms, score }: ReportBreach): Markup {
  const lines = terms.filter(({ points }) => points !== 0);
  return markup`<ul class="narrow">${lines.map(
    ({ label, points }) => markup`<li>${points > 0 ? '+' : ''}${rounded(points)} ${label}</li>`,
  )}<li>${rounded(score)} of 100 in all</li></ul>`;
}

function techniquesHtml(incident: ReportIncident): Markup | null {
  if (incident.techniques.length === 0) return null;
  return markup`<h3>Techniques (MITRE ATT&amp;CK)</h3>
    ${tableHtml(techniquesTable(incident))}`;
}

function evidenceHtml({ evidence }: ReportIncident): Markup {
  const { shown, more } = listedOf(evidence);
  const rows = shown.map((row) => {
    const { numbers, times, what, entity, from, records } = rowOf(row);
    return [numbers, times, what, markup`${entity}<br />${from}`, records];
  });
  return markup`<h3>Evidence</h3>
    ${tableHtml({ columns: columns.evidence, rows }, { isDense: true })}${more === null ? null : markup`<p class="soft">${more}</p>`}`;
}
