// `npm run bench:storage`: what an event weighs at rest, in batches of a hundred and alone, and how fast it is read.
import { createMemoryBus } from '@nightjar/bus';
import { stableId } from '@nightjar/core';
import { inHouse, inTenant, listEvents, saveMssp, saveTenant, type Database } from '@nightjar/db';
import { freshDatabase } from '@nightjar/db/testing';
import { openIntelligence } from '@nightjar/intel';
import type { VendorRecord } from '@nightjar/scenarios';
import { asSuperuser, startPostgres } from '@nightjar/testkit';
import { readRecords } from '../../apps/api/src/event/read-block.ts';
import { storeRecords } from '../../apps/connectors/src/intake/store-records.ts';
import { makeRecords, piecesOf } from './make-input.ts';
import { isSmallest, machine, quantile, rounded, say, sizesUpTo } from './measure.ts';

const bytesPerEventMax = 900;
const bytesAloneMax = 1500;
const anchor = Date.UTC(2026, 5, 10, 10);
const tenantId = stableId('bench-tenant', 'storage');
const batchSize = 100;
const sizes = isSmallest() ? [2_000] : sizesUpTo(80_000);
const aloneCount = isSmallest() ? 200 : 2_000;
const reads = isSmallest() ? 100 : 1_000;

const { lookUp } = openIntelligence();

interface Weighed {
  events: number;
  bytesPerEvent: number;
  walBytesPerEvent: number;
  readP50Ms: number;
  readP99Ms: number;
}

async function makeTenant(api: Database): Promise<void> {
  const msspId = stableId('bench-mssp');
  await inHouse(api, async (tx) => {
    await saveMssp(tx, { id: msspId, slug: 'bench', name: 'Bench' });
    const named = { id: tenantId, msspId, slug: 'storage', name: 'Storage' };
    await saveTenant(tx, { ...named, kind: 'customer', responseMode: 'confirm' });
  });
}

// Rows, indexes and what lies outside of the rows, of every partition.
const weighSql = `
  select (sum(pg_total_relation_size(c.oid)))::float8 as bytes,
    (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 as wal
  from pg_class c where c.relkind = 'r'
    and (c.relname like 'events\\_%' or c.relname in ('events', 'event_batches'))`;

const weigh = (url: string): Promise<{ bytes: number; wal: number }> =>
  asSuperuser(url, async (client) => (await client.query(weighSql)).rows[0]);

/** Times of whole records read one by one, each found by its id and unpacked from its block. */
async function timeReads(db: Database): Promise<number[]> {
  const rows = await inTenant(db, tenantId, (tx) =>
    listEvents(tx, { order: 'oldest', limit: 100_000 }),
  );
  const times: number[] = [];
  for (let n = 0; n < reads; n += 1) {
    // A prime stride: neighbours in time are not read one after the other.
    const row = rows[(n * 7919) % rows.length]!;
    const began = performance.now();
    const found = await inTenant(db, tenantId, (tx) => readRecords(tx, [row]));
    times.push(performance.now() - began);
    if (found.get(row.id)?.raw === undefined) throw new Error(`${row.id} was not found again.`);
  }
  return times;
}

async function weighBatches(records: readonly VendorRecord[], ofBatch: number): Promise<Weighed> {
  const fresh = await freshDatabase();
  try {
    await makeTenant(fresh.open('api'));
    const db = fresh.open('connectors');
    const bus = createMemoryBus({ onFault: () => undefined });
    const intake = { db, bus, lookUp, now: () => anchor };
    const before = await weigh(fresh.url);
    let accepted = 0;
    for (const piece of piecesOf(records, ofBatch)) {
      const understood = piece.map(({ source, record }, line) => ({
        ok: true as const,
        source,
        record,
        line,
      }));
      accepted += (await storeRecords(intake, tenantId, understood)).accepted;
    }
    if (accepted !== records.length)
      throw new Error(`${accepted} of ${records.length} events were stored.`);
    const after = await weigh(fresh.url);
    const times = await timeReads(fresh.open('api'));
    await bus.close();
    return {
      events: accepted,
      bytesPerEvent: Math.round((after.bytes - before.bytes) / accepted),
      walBytesPerEvent: Math.round((after.wal - before.wal) / accepted),
      readP50Ms: rounded(quantile(times, 0.5)),
      readP99Ms: rounded(quantile(times, 0.99)),
    };
  } finally {
    await fresh.drop();
  }
}

const postgres = await startPostgres({ durable: true });
process.env.NIGHTJAR_TEST_POSTGRES_URL = postgres.superuserUrl;
try {
  const records = makeRecords({ seed: 'storage', count: sizes.at(-1)!, anchor });
  say(`${records.length} records`);
  const curve: Weighed[] = [];
  for (const size of sizes) {
    curve.push(await weighBatches(records.slice(0, size), batchSize));
    say(JSON.stringify(curve.at(-1)));
  }
  const alone = await weighBatches(records.slice(0, aloneCount), 1);
  say(`alone: ${JSON.stringify(alone)}`);
  const { bytesPerEvent, walBytesPerEvent, readP50Ms, readP99Ms } = curve.at(-1)!;
  const bytesAlone = alone.bytesPerEvent;
  const told = {
    bytesPerEvent,
    bytesAlone,
    bytesMerged: null,
    walBytesPerEvent,
    readP50Ms,
    readP99Ms,
  };
  console.log(JSON.stringify({ ...told, machine: machine(), curve, alone }));
  const isMet = bytesPerEvent <= bytesPerEventMax && bytesAlone <= bytesAloneMax;
  if (!isSmallest() && !isMet) process.exitCode = 1;
} finally {
  await postgres.stop();
}
