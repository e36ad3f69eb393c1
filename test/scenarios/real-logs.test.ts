import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyzeFiles } from './exports.ts';

const folder =
  process.env['NIGHTJAR_SHARED_DATA'] ??
  fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const now = Date.UTC(2026, 10, 24);

/** Share of the records of each set that must be understood. */
const sets: Readonly<Record<string, number>> = {
  // All but four that repeat an id with another name.
  'det-eng-m365': 0.95,
  'msticpy-entra-o365': 1,
  // All but what queries made of tables, and rows without their time.
  'sentinel-training-lab': 0.98,
  'otrf-security-datasets': 1,
  // Cases of tests, not logs: many share one id, some are cut to the fields of their rule.
  'panther-rule-tests': 0.5,
  'stratus-cloudtrail': 1,
};

const isLog = (name: string): boolean => /\.(?:csv|jsonl?)$/.test(name);

function listLogs(set: string): string[] {
  const names = readdirSync(join(folder, set), { recursive: true }) as string[];
  return names
    .filter(isLog)
    .map((name) => join(folder, set, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

// The logs are not part of the repository.
describe.skipIf(!existsSync(folder))('real logs (skipped where ../shared/data is absent)', () => {
  it.each(Object.entries(sets))('%s goes through analyze', async (set, shareMin) => {
    const faults: string[] = [];
    let [understood, all] = [0, 0];
    for (const file of listLogs(set)) {
      const { code, document } = await analyzeFiles([file], now);
      const read = document.eventsRead + document.eventsRepeated;
      understood += read;
      all += read + document.eventsRefused;
      const isHonest = code === (read * 2 < read + document.eventsRefused ? 3 : code);
      const isTold = document.notUnderstood.every(({ reason, line }) => reason !== '' && line > 0);
      if (code === 2 || !isHonest || !isTold) faults.push(`${relative(folder, file)}: ${code}`);
    }
    expect(faults).toEqual([]);
    expect(all).toBeGreaterThan(0);
    expect(understood / all).toBeGreaterThanOrEqual(shareMin);
  });

  it('a whole set at once, from its folder', async () => {
    const { code, document } = await analyzeFiles([join(folder, 'det-eng-m365')], now);
    expect(document.eventsRead).toBeGreaterThan(80);
    // Its licence and notes are no logs, and are told as such; of the logs all is understood, or repeats an id.
    const inLogs = document.notUnderstood.filter(({ file }) => isLog(file));
    expect(inLogs.filter(({ reason }) => !reason.startsWith('duplicate id'))).toEqual([]);
    expect(inLogs.length).toBeLessThan(document.notUnderstood.length);
    expect([0, 1, 3]).toContain(code);
  });
});
