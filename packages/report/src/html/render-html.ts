import { createHash } from 'node:crypto';
import type { Report } from '../document/types.ts';
import { utc } from '../plain.ts';
import type { FontFile } from '../read-fonts.ts';
import { aloneOf, howToRead, rounded } from '../say-incident.ts';
import { columns, ungroupedTable } from '../tables.ts';
import { markup, Markup } from './escape.ts';
import { incidentHtml } from './incident-html.ts';
import { style } from './style.ts';
import { tableHtml } from './table-html.ts';

const ranges = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122',
  'latin-ext': 'U+0100-02BA,U+02BD-02C5,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+2116',
} as const;

/**
 * One page that needs nothing else: no script, no network, fonts and figures within. The policy in it lets a browser
 * fetch nothing and run nothing, whatever outsiders wrote into the records.
 */
export function renderHtml(report: Report, fonts: readonly FontFile[]): string {
  const css = fonts.map(faceOf).join('') + style;
  const hash = createHash('sha256').update(css).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`;
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${report.title}</title>
        <style>${new Markup(css)}</style>
      </head>
      <body>
        <header>
          <h1>${report.title}</h1>
          <p class="soft">Made ${utc(report.madeAt)} by Nightjar ${report.version}.</p>
        </header>
        <main>
          ${glanceHtml(report)}${coverageHtml(report)}${report.incidents.map(incidentHtml)}${ungroupedHtml(report)}
        </main>
      </body>
    </html> `;
  return page.text;
}

function glanceHtml({ incidents }: Report): Markup {
  if (incidents.length === 0)
    return markup`<h3>At a glance</h3>
      <p>
        No incident was found. That is no proof that nothing happened: see what was read, below.
      </p>`;
  const rows = incidents.map(({ displayId, severity, title, start, score }) => [
    markup`<span class="chip chip-${severity}">${severity}</span>`,
    markup`<a href="#${displayId}">${title}</a>`,
    utc(start).slice(0, 16),
    rounded(score),
  ]);
  return markup`<h3>At a glance</h3>
    ${tableHtml({ columns: columns.incidents, rows })}`;
}

function coverageHtml({ coverage }: Report): Markup {
  return markup`<h3>What was read</h3>
    <ul>
      ${coverage.map((line) => markup`<li>${line}</li>`)}
    </ul>
    <h3>How to read this</h3>
    ${howToRead.map((line) => markup`<p>${line}</p>`)}`;
}

function ungroupedHtml({ ungrouped }: Report): Markup | null {
  if (ungrouped.length === 0) return null;
  const shown = aloneOf(ungrouped);
  return markup`<article>
    <h2>Noticed, and not enough for an incident</h2>
    <p class="soft">
      ${shown.length} of ${ungrouped.length} findings that stand alone, the highest scores first.
    </p>
    ${tableHtml(ungroupedTable(shown))}
  </article>`;
}

function faceOf({ family, weight, subset, bytes }: FontFile): string {
  const name = family === 'mono' ? '"Geist Mono"' : 'Geist';
  const source = `url(data:font/woff2;base64,${bytes.toString('base64')}) format("woff2")`;
  return `@font-face{font-family:${name};font-weight:${weight};src:${source};unicode-range:${ranges[subset]}}`;
}
