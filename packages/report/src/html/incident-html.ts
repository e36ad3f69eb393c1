import type { ReportBreach, ReportIncident } from '../document/types.ts';
import { drawGraph } from '../figure/draw-graph.ts';
import { drawScore } from '../figure/draw-score.ts';
import { drawTimeline } from '../figure/draw-timeline.ts';
import { utc, utcSeconds } from '../plain.ts';
import { citing, factsOf, kindOf, capital, rounded, rowOf, whenOf } from '../say-incident.ts';
import { drawSvg } from './draw-svg.ts';
import { markup, type Markup } from './escape.ts';

/** Shown in full; of more the highest. */
export const explainedMax = 6;
/** Rows of the list of evidence. */
export const rowsMax = 200;

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
    ${adviceHtml(incident)}${agentsHtml(incident)}${hypothesesHtml(incident)} ${findingsHtml(incident)} ${techniquesHtml(incident)}
    ${evidenceHtml(incident)}
  </article>`;
}

function adviceHtml({ recommendations }: ReportIncident): Markup | null {
  if (recommendations.length === 0) return null;
  return markup`<h3>What to do</h3><ol>${recommendations.map((line) => markup`<li>${line}</li>`)}</ol>`;
}

function agentsHtml({ agents }: ReportIncident): Markup | null {
  if (agents.length === 0) return null;
  return markup`<h3>Who was at the keyboard</h3><table><thead><tr><th>Account or machine</th><th>From where, with what</th><th>Verdict and why</th></tr></thead><tbody>${agents.map(
    ({ entity, from, client, verdict, because }) =>
      markup`<tr><td>${entity}</td><td>${from}<br>${client}</td><td><strong>${capital(verdict)}</strong><br>${because.join(' ')}</td></tr>`,
  )}</tbody></table>`;
}

function hypothesesHtml({ hypotheses }: ReportIncident): Markup {
  return markup`<h3>What it could be</h3><table><thead><tr><th>Explanation</th><th>Verdict</th><th class="n">Weight</th></tr></thead><tbody>${hypotheses.map(
    ({ text, verdict, confidence, pro, contra }) =>
      markup`<tr><td>${text}${groundsHtml('For', pro)}${groundsHtml('Against', contra)}</td><td class="t">${capital(verdict)}</td><td class="n">${confidence.toFixed(2)}</td></tr>`,
  )}</tbody></table>`;
}

function groundsHtml(side: string, grounds: readonly string[]): Markup | null {
  if (grounds.length === 0) return null;
  return markup`<br><span class="kind">${side}: ${grounds.join('; ')}</span>`;
}

function findingsHtml({ breaches }: ReportIncident): Markup {
  const explained = breaches.toSorted((a, b) => b.score - a.score).slice(0, explainedMax);
  return markup`<h3>Findings</h3>
    <table>
      <thead>
        <tr>
          <th>Time (UTC)</th>
          <th>Model</th>
          <th>Concerns</th>
          <th class="n">Score</th>
        </tr>
      </thead>
      <tbody>
        ${breaches.map(
          ({ time, model, entity, score }) =>
            markup`<tr>
              <td class="t">${utcSeconds(time)}</td>
              <td>${model}</td>
              <td>${entity}</td>
              <td class="n">${rounded(score)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <h3>Why this is unusual</h3>
    ${breaches.length > explained.length ? markup`<p class="soft">The ${explained.length} findings with the highest scores.</p>` : null}${explained.map(whyHtml)}`;
}

function whyHtml(breach: ReportBreach): Markup {
  const { model, time, claim, counterfactual, observations, cites } = breach;
  return markup`<h4>${model}</h4>
    <p>${claim} ${counterfactual ?? ''} <span class="kind">${utc(time)} ${citing(cites)}</span></p>
    ${
      observations.length === 0
        ? null
        : markup`<table>
            <thead>
              <tr>
                <th>Observed</th>
                <th>What</th>
                <th>Usual</th>
                <th>Compared with</th>
              </tr>
            </thead>
            <tbody>
              ${observations.map(
                ({ feature, observed, expected, window, n }) =>
                  markup`<tr>
                    <td>${observed}</td>
                    <td>${feature}</td>
                    <td>${expected}</td>
                    <td>${`${window}, n = ${n}`}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }${drawSvg(drawScore(breach), { isCaptioned: false })}`;
}

function techniquesHtml({ techniques }: ReportIncident): Markup | null {
  if (techniques.length === 0) return null;
  return markup`<h3>Techniques (MITRE ATT&amp;CK)</h3>
    <table>
      <thead>
        <tr>
          <th>Technique</th>
          <th>Name</th>
          <th>Tactics</th>
        </tr>
      </thead>
      <tbody>
        ${techniques.map(
          ({ id, name, tactics }) =>
            markup`<tr>
              <td class="m">${id}</td>
              <td>${name}</td>
              <td>${tactics.join(', ').replaceAll('-', ' ')}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function evidenceHtml({ evidence }: ReportIncident): Markup {
  const shown = evidence.slice(0, rowsMax);
  const more = evidence.slice(rowsMax).flat().length;
  return markup`<h3>Evidence</h3><table class="dense"><thead><tr><th>No.</th><th>Time (UTC)</th><th>What</th><th>Who, from where</th><th>Record</th></tr></thead><tbody>${shown.map(
    (row) => {
      const { numbers, times, what, entity, from, records } = rowOf(row);
      return markup`<tr><td class="t">${numbers}</td><td>${times}</td><td>${what}</td><td>${entity}<br>${from}</td><td class="m">${records}</td></tr>`;
    },
  )}</tbody></table>${more > 0 ? markup`<p class="soft">${more} more events are not listed here; the JSON export holds all of them.</p>` : null}`;
}
