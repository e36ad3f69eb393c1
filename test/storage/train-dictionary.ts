// `npm run db:dictionary -- --id=32770`: trains a zstd dictionary for blocks on records that the scenarios make, with
// the `zstd` program of Debian's package of that name, and writes it beside the others. Node can use one, not train one.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stableId } from '@nightjar/core';
import { openIntelligence } from '@nightjar/intel';
import { understandRecord } from '../../apps/connectors/src/intake/understand-record.ts';
import { repositoryRoot } from '../../infra/dev/src/repository.ts';
import { makeRecords } from '../bench/make-input.ts';

// None of these is an organisation of a bench.
const seeds = ['ash', 'birch', 'cedar', 'elm', 'fir'];
const recordsOfSeed = 1_500;
const bytesMax = 32 * 1024;
// Ids from here to 2 ** 31 are nobody's by the format's specification; below 65,536 they take two bytes of a frame.
const firstId = 32_769;
const anchor = Date.UTC(2026, 5, 10, 10);

const id = Number(process.argv.find((word) => word.startsWith('--id='))?.slice('--id='.length));
if (!(id >= firstId && id < 65_536)) throw new Error(`--id= is from ${firstId} to 65535.`);
const { lookUp } = openIntelligence();

const linesOf = (seed: string): string[] =>
  makeRecords({ seed, count: recordsOfSeed, anchor }).map(({ source, record }, line) => {
    const read = { ok: true as const, source, record, line };
    const one = understandRecord(read, { tenantId: stableId(seed), lookUp, now: anchor });
    if (!one.ok) throw new Error(one.refused?.reason);
    const { row, event, text } = one.record;
    return `${JSON.stringify({ id: row.id, ocsf: event })}\t${text}`;
  });

const folder = mkdtempSync(join(tmpdir(), 'dictionary-'));
try {
  for (const [n, line] of seeds.flatMap(linesOf).entries())
    writeFileSync(join(folder, `${n}`.padStart(5, '0')), line);
  const target = join(repositoryRoot, 'packages/db/src/block/dictionaries', `${id}.zdict`);
  const made = ['-o', target, `--maxdict=${bytesMax}`, `--dictID=${id}`];
  execFileSync('zstd', ['--train-fastcover', '-r', folder, ...made, '-f', '-q']);
  console.log(`${target}: name it in packages/db/src/block/dictionaries.ts`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
