import { type ExportPlan, modelPaths } from '@nightjar/scenarios';
import { describe, expect, it } from 'vitest';
import type { AnalysisDocument } from '../../apps/cli/src/analyze/to-document.ts';
import { analyzeExport, type Format } from './exports.ts';

const victim = 'user:j.ortega@contoso-lamps.example';
const seeds = ['1', '2', '3', '4', '5'];

const planOf = (scenario: ExportPlan['scenario'], seed: string): ExportPlan => ({
  scenario,
  seed,
  days: 30,
  anchor: Date.UTC(2026, 5, 11, 14),
  size: 12,
  activity: 0.3,
  mails: 150,
});

const analyze = async (scenario: ExportPlan['scenario'], seed: string, ...formats: Format[]) => {
  const { code, document } = await analyzeExport(planOf(scenario, seed), formats);
  expect([document.eventsRefused, document.eventsRead > 800]).toEqual([0, true]);
  const { incidents } = document;
  const found = incidents.map(({ category, entities }) => [category, entities]);
  return { code, document, found, told: JSON.stringify(incidents) };
};

const withoutPlaces = (incident: AnalysisDocument['incidents'][number]) => ({
  ...incident,
  breaches: incident.breaches.map(({ events, ...breach }) => ({
    ...breach,
    events: events.length,
  })),
});

const modelsOf = (told: string): string[] =>
  [...new Set([...told.matchAll(/"model":"([^"]+)"/g)].map(([, model]) => model!))].sort();

/** Those of the source pages, whatever others of the catalogue say besides. */
const { incomingConnections: _, ...models } = modelPaths;
const ofPages = (told: string): string[] =>
  modelsOf(told).filter((path) => (Object.values(models) as string[]).includes(path));

describe('scenario A: a mailbox taken over among thirty ordinary days', () => {
  const names = [
    'PerfectData Software',
    'The inbox rule \u201cs\u201d',
    '5.62.60.202',
    '160.152.10.215',
    '45.62.170.237',
    '169.159.92.36',
  ];

  it.each(seeds)('seed %s: one critical incident that names what was done', async (seed) => {
    const { code, found, told } = await analyze('a', seed, 'jsonl');
    expect([code, found]).toEqual([1, [['Critical', [victim]]]]);
    expect(names.filter((name) => !told.includes(name))).toEqual([]);
    expect(ofPages(told)).toEqual(Object.values(models).sort());
  });

  it('as the CSV of the audit search it is the same incident', async () => {
    const [csv, lines] = [await analyze('a', '1', 'csv'), await analyze('a', '1', 'jsonl')];
    expect(csv.document.incidents.map(withoutPlaces)).toEqual(
      lines.document.incidents.map(withoutPlaces),
    );
  });

  it('with the sign-in log beside the audit it is still one incident', async () => {
    const { found, told } = await analyze('a', '1', 'jsonl', 'entra');
    expect(found).toEqual([['Critical', [victim]]]);
    expect(names.filter((name) => !told.includes(name))).toEqual([]);
    expect(ofPages(told)).toEqual(Object.values(models).sort());
  });

  it('of the sign-in log alone the takeover is told, without what was done in the mailbox', async () => {
    const { found, told } = await analyze('a', '1', 'entra');
    expect(found).toEqual([['Critical', [victim]]]);
    expect(modelsOf(told)).toEqual(
      [models.unusualSource, models.loginAttempt, models.rareAfterAttempts].sort(),
    );
  });
});

describe('scenario B: an application granted, no mailbox rule', () => {
  it.each(seeds)('seed %s: one critical incident without models of rules or mail', async (seed) => {
    const { code, found, told } = await analyze('b', seed, 'jsonl', 'entra');
    expect([code, found]).toEqual([1, [['Critical', [victim]]]]);
    expect(told).toContain('PerfectData Software');
    expect(ofPages(told)).toEqual(
      [
        models.unusualSource,
        models.loginAttempt,
        models.rareAfterAttempts,
        models.permissionGrant,
        models.loginAfterGrant,
        models.newPrincipal,
        models.applicationAdministration,
      ].sort(),
    );
  });
});

describe('thirty ordinary days', () => {
  it.each(seeds)('seed %s: no incident', async (seed) => {
    const { code, document } = await analyze('benign', seed, 'jsonl', 'entra');
    expect(document.incidents).toEqual([]);
    expect(code).toBe(0);
  });
});
