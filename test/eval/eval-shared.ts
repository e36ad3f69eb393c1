// `npm run eval:shared`: real logs, each through `nightjar analyze --json`, and what their sources say is in them.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadModels } from '@nightjar/models';
import { say } from '../bench/measure.ts';
import { analyzeFiles } from '../scenarios/exports.ts';
import { listCases, type SharedCase } from './real-logs/list-cases.ts';
import {
  type CaseResult,
  countByLabel,
  countCases,
  type Counts,
  isNamed,
  nameLabel,
} from './real-logs/tally-cases.ts';

const folder =
  process.env['NIGHTJAR_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const now = Date.UTC(2026, 10, 24);
const attackOfModel = new Map(loadModels().map(({ model }) => [model.path, model.attack]));

async function tellCase(of: SharedCase): Promise<CaseResult> {
  const { document } = await analyzeFiles(of.files, now);
  const breaches = [
    ...document.incidents.flatMap((incident) => incident.breaches),
    ...document.ungroupedBreaches,
  ];
  const models = [...new Set(breaches.map(({ model }) => model))].sort();
  const techniques = [...new Set(models.flatMap((path) => attackOfModel.get(path) ?? []))];
  const told = { read: document.eventsRead, models, techniques };
  const incidents = document.incidents.length;
  return { ...of, ...told, incidents, named: isNamed(of.labels, techniques) };
}

const row = (name: string, { cases, unread, found, named, incidents }: Counts): string =>
  [name.slice(0, 58).padEnd(58), cases, found, named, incidents, unread]
    .map((cell) => String(cell).padStart(9))
    .join('');

function tellTable(results: readonly CaseResult[]): void {
  const head = ['', 'cases', 'found', 'named', 'incident', 'unread'];
  console.log(head.map((cell, at) => (at === 0 ? cell.padEnd(58) : cell.padStart(9))).join(''));
  for (const [set, of] of Map.groupBy(results, (one) => `${one.set}, ${one.kind}`))
    console.log(row(set, countCases(of)));
  for (const [label, counts] of Object.entries(countByLabel(results)))
    console.log(row(`  ${nameLabel(label)}`, counts));
  for (const { kind, set, name, models, read } of results) {
    if (kind === 'attack' && models.length === 0 && read > 0 && set !== 'panther-rule-tests')
      console.log(`missed: ${set}, ${name}`);
    if (kind === 'benign' && models.length > 0)
      console.log(`said of what is benign: ${name}: ${models.join('; ')}`);
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'nightjar-eval-shared-'));
try {
  if (existsSync(folder)) {
    const results: CaseResult[] = [];
    for (const of of listCases(folder, scratch)) {
      results.push(await tellCase(of));
      if (results.length % 50 === 0) say(`${results.length} cases`);
    }
    tellTable(results);
    const sets = Object.fromEntries(
      [...Map.groupBy(results, ({ set, kind }) => `${set}, ${kind}`)].map(([set, of]) => [
        set,
        countCases(of),
      ]),
    );
    console.log(JSON.stringify({ sets, byLabel: countByLabel(results) }));
    // Where nothing happened, no incident may be told.
    const isWrong = results.some(({ kind, incidents }) => kind === 'benign' && incidents > 0);
    process.exitCode = results.length === 0 || isWrong ? 1 : 0;
  } else console.log(JSON.stringify({ skipped: 'the folder ../shared/data is absent' }));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
