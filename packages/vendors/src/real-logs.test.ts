import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { vendors } from './index.ts';
import { lookUpFixture } from './look-up.fixture.ts';
import { readRecords } from './read/index.ts';

const folder =
  process.env['NIGHTJAR_SHARED_DATA'] ??
  fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

/** Sets in a format that is taken: which files of them, and how many records they hold. */
const sets: readonly [set: string, files: RegExp, records: number][] = [
  ['det-eng-m365', /\.(?:csv|json)$/, 98],
  ['msticpy-entra-o365', /^office_activity_.*\.jsonl$/, 795],
  ['msticpy-entra-o365', /^entra_signinlogs_.*\.jsonl$/, 357],
  ['msticpy-entra-o365', /^az_net_flows\.csv$/, 460],
  ['otrf-security-datasets/goldensaml', /\.json$/, 5],
  ['sentinel-training-lab', /^(?:office_activity.*|sign-in_adelete)\.csv$/, 324],
  ['sentinel-training-lab', /^(?:azureActivity_adele|disable_accounts)\.csv$/, 27],
  ['panther-rule-tests', /^Azure\.Audit\.jsonl$/, 17],
  ['stratus-cloudtrail', /\.json$/, 310],
  ['otrf-security-datasets/s3-honeybucket', /\.csv$/, 301],
];

async function readSet(set: string, files: RegExp) {
  let understood = 0;
  const refused: string[] = [];
  for (const name of readdirSync(join(folder, set)).filter((one) => files.test(one))) {
    for await (const read of readRecords(createReadStream(join(folder, set, name)))) {
      const normalised = read.ok
        ? vendors[read.source].normalise(read.record, lookUpFixture)
        : read;
      if (!normalised.ok) refused.push(`${name}:${read.line}: ${normalised.reason}`);
      else if (Number.isSafeInteger(normalised.event.time)) understood++;
    }
  }
  return { understood, refused };
}

// The logs are not part of the repository.
describe.skipIf(!existsSync(folder))('real logs (skipped where ../shared/data is absent)', () => {
  it.each(sets)('every record of %s, %o is understood', async (set, files, records) => {
    expect(await readSet(set, files)).toEqual({ understood: records, refused: [] });
  });

  it('what is no event is refused with the reason', async () => {
    const { understood, refused } = await readSet(
      'sentinel-training-lab',
      /^(?:AuditLogs_Hunting|signinLogs)\.csv$/,
    );
    expect(understood).toBe(0);
    expect(new Set(refused.map((one) => one.replace(/^[^ ]+ /, '')))).toEqual(
      new Set([
        'entra-audit: the row has no time: a table cut to some columns',
        'what a query made of the table SigninLogs, not its events',
      ]),
    );
  });

  it('of the tests of rules on CloudTrail all that tell when and are of CloudTrail', async () => {
    const { understood, refused } = await readSet('panther-rule-tests', /^AWS\.CloudTrail\.jsonl$/);
    const why = Map.groupBy(refused, (one) => one.replace(/^\S+ |\(.*/g, ''));
    expect([understood, ...[...why].map(([reason, of]) => `${of.length} x ${reason}`)]).toEqual([
      185,
      '6 x aws-cloudtrail: eventTime is missing or no time',
      // Of other vendors: OneLogin, Zoom.
      '3 x unknown kind of record ',
    ]);
  });
});
