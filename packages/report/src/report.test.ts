import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { toReportIncident } from './document/to-report-incident.ts';
import { renderHtml } from './html/render-html.ts';
import { toNavigatorLayer } from './navigator/to-navigator-layer.ts';
import { renderIncidentPdf, renderPdf } from './pdf/index.ts';
import { readFonts } from './read-fonts.ts';
import { actingAs } from './say-incident.ts';
import { findingsTable } from './tables.ts';
import { breaches, hostile, incident } from './report.fixture.ts';

const shown = toReportIncident(incident, breaches);
const report = {
  title: 'One incident was found',
  madeAt: Date.UTC(2026, 5, 11),
  version: '0.1.0',
  coverage: [`4,404 events in ${hostile}.`],
  incidents: [shown],
  ungrouped: [{ model: 'M', entity: hostile, time: 0, score: 30 }],
};
const page = renderHtml(report, readFonts('woff2'));

test('sentences cite events by numbers that are in the list of evidence', () => {
  expect(shown.sentences.map(({ cites }) => cites)).toEqual([[1], [1, 2]]);
  expect(shown.evidence.flat().map(({ number, uid }) => [number, uid])).toEqual([
    [1, 'uid-a'],
    [2, 'uid-b'],
  ]);
});

test('who reached what: a foreign source, the account, and what was touched', () => {
  expect(shown.graph.nodes.map(({ column, isForeign }) => [column, isForeign])).toEqual([
    ['source', true],
    ['entity', false],
    ['object', false],
    ['object', false],
  ]);
});

test('an account that all agents acted as is named once, and findings of one kind are one row', () => {
  const agent = (name: string, entity = hostile) => ({
    name,
    entity,
    from: '5.62.60.202',
    client: 'Chrome',
    verdict: 'suspicious',
    because: [],
    start: 0,
    end: 0,
  });
  expect(actingAs([agent('A'), agent('B')])).toBe(`Everybody here acted as ${hostile}.`);
  expect(actingAs([agent('A'), agent('B', 'other')])).toBeNull();
  const finding = (time: number, score: number, entity = 'a') => ({
    time,
    score,
    entity,
    model: 'M',
  });
  const { rows } = findingsTable([finding(60_000, 50), finding(0, 80), finding(0, 60)]);
  expect(rows).toEqual([['M', '1970-01-01 00:00', '1970-01-01 00:01', '3', '80']]);
  expect(findingsTable([finding(0, 50), finding(0, 50, 'b')]).rows.map(([what]) => what)).toEqual([
    'M: a',
    'M: b',
  ]);
});

test('what outsiders wrote is text: no element, no attribute, nothing unseen, no address to follow', () => {
  expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>|\p{Cf}|http:\/\/evil/iu);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toContain('\u0007');
  expect(page).toContain('\\u{202e}txt\\u{7}');
  expect(page).toContain('hxxp://evil.example');
});

test('a long paragraph of ours stands whole', () => {
  const told = `${'One account and its mail. '.repeat(60)}The end.`;
  const incidents = [{ ...shown, paragraphs: [told] }];
  expect(renderHtml({ ...report, incidents }, readFonts('woff2'))).toContain('The end.');
});

test('the page needs nothing else, and its policy lets nothing else in', () => {
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const [, css = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  const hash = createHash('sha256').update(css).digest('base64');
  expect(policy).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  expect(page).not.toMatch(/ style="|@import|url\((?!data:)/);
  expect(page.length).toBeLessThan(500_000);
});

test('the same report gives the same bytes', async () => {
  expect(renderHtml(report, readFonts('woff2'))).toBe(page);
  const fonts = readFonts('woff');
  const [one, other] = [await renderPdf(report, fonts), await renderPdf(report, fonts)];
  expect(one.equals(other)).toBe(true);
});

test('the PDF is tagged, named, in a language, has bookmarks and no action', async () => {
  const bytes = await renderPdf(report, readFonts('woff'));
  const text = bytes.toString('latin1');
  expect(text.startsWith('%PDF-1.7')).toBe(true);
  for (const part of [
    '/MarkInfo',
    '/StructTreeRoot',
    '/Lang',
    '/Outlines',
    '/DisplayDocTitle true',
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/OpenAction|\/URI\b|\/EmbeddedFile/);
  expect(bytes.length).toBeLessThan(500_000);
});

test('an incident by itself, and one without a finding, are documents too', async () => {
  const fonts = readFonts('woff');
  const of = { madeAt: report.madeAt, version: '0.1.0', fonts };
  expect((await renderIncidentPdf(shown, of)).length).toBeGreaterThan(1000);
  const none = renderHtml({ ...report, incidents: [], ungrouped: [] }, []);
  expect(none).toContain('no proof that nothing happened');
});

test('a layer names each technique with the highest score of its findings', () => {
  const layer = toNavigatorLayer(shown);
  expect(layer).toMatchObject({
    domain: 'enterprise-attack',
    versions: { attack: '17', layer: '4.5' },
  });
  expect(layer.techniques.map(({ techniqueID, score }) => [techniqueID, score])).toEqual([
    ['T1078.004', 73],
    ['T1098.003', 73],
    ['T9999', 73],
  ]);
});
