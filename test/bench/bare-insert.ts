import { stableId } from '@nightjar/core';
import { ensureEventPartitions, inTenant, insertEvents, type Database } from '@nightjar/db';
import { openIntelligence } from '@nightjar/intel';
import {
  understandRecord,
  type UnderstoodRecord,
} from '../../apps/connectors/src/intake/understand-record.ts';
import { piecesOf } from './make-input.ts';
import type { Load } from './push-through.ts';

const rowsOfInsert = 1_000;

/** Rows of the same records, put in by `unnest` under the signed policy and nothing else. Rows a second. */
export async function bareInsertRate(
  db: Database,
  loads: readonly (Pick<Load, 'records'> & { tenantId: string })[],
): Promise<number> {
  const { lookUp } = openIntelligence();
  const now = Date.now();
  const batches = loads.flatMap(({ tenantId, records }) => {
    const understood = records.map(({ source, record }, line) => {
      const read = { ok: true as const, source, record, line };
      const one = understandRecord(read, { tenantId, lookUp, now });
      if (!one.ok) throw new Error(one.refused?.reason);
      return one.record;
    });
    const rows = understood.map(({ row }: UnderstoodRecord, position) => ({ ...row, position }));
    return piecesOf(rows, rowsOfInsert).map((piece) => ({ tenantId, rows: piece }));
  });
  const times = loads.flatMap(({ records }) => records.map(({ happenedAt }) => happenedAt));
  await ensureEventPartitions(
    db,
    times.reduce((a, b) => Math.min(a, b)),
    times.reduce((a, b) => Math.max(a, b)),
  );
  const began = performance.now();
  for (const { tenantId, rows } of batches) {
    const id = stableId('bare', tenantId, rows[0]!.id);
    await inTenant(db, tenantId, (tx) => insertEvents(tx, { id, knownAt: now }, rows));
  }
  const seconds = (performance.now() - began) / 1000;
  return batches.reduce((sum, { rows }) => sum + rows.length, 0) / seconds;
}
