import { inlineBlockBytesMax, type Bus } from '@nightjar/bus';
import {
  kindOfOperation,
  sources,
  stableId,
  timeOfEventId,
  type LookUpAddress,
  type OperationKind,
} from '@nightjar/core';
import {
  ensureEventPartitions,
  inTenant,
  insertBatch,
  insertDeadLetters,
  insertEvents,
  isRefusal,
  listEgressNetworks,
  listKnownEvents,
  lockStage,
  packBlock,
  type Database,
  type TenantTx,
} from '@nightjar/db';
import {
  deadLetterOf,
  failpoint,
  isReleased,
  publishAll,
  sends,
  type Log,
} from '@nightjar/service';
import { parseNetwork, withEgress } from '@nightjar/intel';
import { chooseRecords } from './choose-records.ts';
import { nameOfSource, otherContent, replaceEvents } from './replace-events.ts';
import type { RefusedRecord, TextedRead, UnderstoodRecord } from './understand-record.ts';
import { understandRecords } from './understand-records.ts';

export interface Intake {
  db: Database;
  bus: Pick<Bus, 'publish'>;
  lookUp: LookUpAddress;
  log?: Log;
  /** Epoch ms. */
  now: () => number;
}

export interface Stored {
  accepted: number;
  duplicates: number;
  /** Records that tell that nothing happened. */
  empty: number;
  refused: { line: number; reason: string }[];
  /** Of each record that was understood, known ones too. */
  operations: OperationKind[];
}

interface Committed extends Omit<Stored, 'empty' | 'operations'> {
  batch?: { batchId: string; events: number; body: Buffer; released: boolean };
}

/**
 * Stores records of a tenant and hands them on as a batch. Each event belongs to exactly one batch; what is
 * refused lies in the dead letters. Once it resolves, nothing accepted can be lost.
 */
export async function storeRecords(
  intake: Intake,
  tenantId: string,
  reads: readonly TextedRead[],
): Promise<Stored> {
  try {
    return await storeTogether(intake, tenantId, reads);
  } catch (fault) {
    const [first] = reads;
    if (!isRefusal(fault) || first === undefined) throw fault;
    // One record that the database will never take must not stand before its neighbours: halving finds it.
    if (reads.length > 1) return storeHalves(intake, tenantId, reads);
    if (!first.ok) throw fault;
    return storeTogether(intake, tenantId, [refusedByDatabase(first, fault)]);
  }
}

async function storeHalves(
  intake: Intake,
  tenantId: string,
  reads: readonly TextedRead[],
): Promise<Stored> {
  const half = reads.length >> 1;
  const one = await storeRecords(intake, tenantId, reads.slice(0, half));
  const other = await storeRecords(intake, tenantId, reads.slice(half));
  return {
    accepted: one.accepted + other.accepted,
    duplicates: one.duplicates + other.duplicates,
    empty: one.empty + other.empty,
    refused: [...one.refused, ...other.refused],
    operations: [...one.operations, ...other.operations],
  };
}

const refusedByDatabase = (
  { line, member, record, text = JSON.stringify(record) }: Extract<TextedRead, { ok: true }>,
  fault: unknown,
): TextedRead => ({
  ok: false,
  line,
  ...(member !== undefined && { member }),
  reason: `it cannot be stored: ${(fault as Error).message}`,
  raw: text,
});

/** In one transaction. */
async function storeTogether(
  intake: Intake,
  tenantId: string,
  reads: readonly TextedRead[],
): Promise<Stored> {
  const { db, bus, log } = intake;
  const now = intake.now();
  const lookUp = await lookUpOf(intake, tenantId);
  const understood = await understandRecords(reads, { tenantId, lookUp, now });
  const records = understood.flatMap((one) => (one.ok ? [one.record] : []));
  const refused = understood.flatMap((one) => (one.ok || !one.refused ? [] : [one.refused]));
  await makeRoom(db, records);
  const empty = reads.length - records.length - refused.length;
  const { batch, ...stored } = await inTenant(db, tenantId, (tx) =>
    commitRecords(tx, { records, refused, clock: intake.now }),
  );
  failpoint('intake_after_commit_before_publish');
  if (batch?.released) {
    const { batchId, events } = batch;
    const body = batch.body.length <= inlineBlockBytesMax ? batch.body : undefined;
    const message = sends('batchStored', { batchId, events, body });
    for (const err of await publishAll(bus, tenantId, [message])) {
      log?.warn({ tenantId, batchId, err }, 'not published; the sweeper will');
    }
  }
  const operations = records.map(({ row, event }) => kindOfOperation(sources[row.source]!, event));
  return { ...stored, empty, operations };
}

/** What is known of addresses here: the tenant's own egress is what it declares now, and stays so in the event. */
export async function lookUpOf(
  { db, lookUp }: Pick<Intake, 'db' | 'lookUp'>,
  tenantId: string,
): Promise<LookUpAddress> {
  const declared = await inTenant(db, tenantId, listEgressNetworks);
  const networks = declared.map(({ network }) => parseNetwork(network));
  return withEgress(
    lookUp,
    networks.filter((network) => network !== null),
  );
}

async function commitRecords(
  tx: TenantTx,
  of: { records: UnderstoodRecord[]; refused: RefusedRecord[]; clock: () => number },
): Promise<Committed> {
  // Overlapping pushes of one tenant take turns: each sees what the last one stored and released.
  await lockStage(tx, 'connectors');
  // Told under the lock: who reads what was stored up to a time must miss no transaction that began earlier.
  const now = of.clock();
  const known = await listKnownEvents(
    tx,
    of.records.map(({ row }) => row.id),
  );
  const { fresh, replaced, duplicates, conflicts } = chooseRecords(of.records, known);
  const refused = [...of.refused, ...conflicts.map(refuseConflict)];
  const losers = await replaceEvents(tx, { ids: [...replaced], at: now });
  const batch =
    fresh.length > 0
      ? await commitBatch(tx, { fresh, batchId: batchIdOf(fresh, replaced), now })
      : undefined;
  await insertDeadLetters(tx, 'connectors', [
    ...refused.map(({ line, member, ...one }) =>
      deadLetterOf({ ...one, position: placeOf(line, member), at: now }),
    ),
    ...losers,
  ]);
  failpoint('intake_before_commit');
  return {
    accepted: fresh.length,
    duplicates,
    refused: refused.map(({ line, reason }) => ({ line, reason })),
    batch,
  };
}

function batchIdOf(fresh: readonly UnderstoodRecord[], replaced: ReadonlySet<string>): string {
  // Ids alone would name the batch in which other content of them lies.
  const contents = fresh
    .filter(({ row }) => replaced.has(row.id))
    .map(({ row }) => Buffer.from(row.contentHash).toString('hex'));
  return stableId('batch', ...fresh.map(({ row }) => row.id), ...contents);
}

/** Stores events, sorted by id and none of them in the rows, as one batch. */
export async function commitBatch(
  tx: TenantTx,
  of: { fresh: readonly UnderstoodRecord[]; batchId: string; now: number },
) {
  const { fresh, batchId, now } = of;
  const ids = fresh.map(({ row }) => row.id);
  const rows = fresh.map(({ row }, position) => ({ ...row, position }));
  await insertEvents(tx, { id: batchId, knownAt: now }, rows);
  const body = await packBlock(
    fresh.map(({ row, event, text }) => ({ id: row.id, ocsf: event, raw: text })),
  );
  const span = { minId: ids[0]!, maxId: ids.at(-1)! };
  await insertBatch(tx, { id: batchId, storedAt: now, eventCount: ids.length, ...span, body });
  const released = await isReleased(tx, { stage: 'baseline', batchId, now });
  return { batchId, events: ids.length, body, released };
}

const refuseConflict = ({ row, text, line, member, event }: UnderstoodRecord): RefusedRecord => ({
  line,
  ...(member !== undefined && { member }),
  reason: otherContent(row.sourceUid),
  source: nameOfSource(event),
  raw: text,
});

const fileCharsMax = 255;
const placeOf = (line: number, file?: string) =>
  file === undefined ? { line } : { file: file.slice(0, fileCharsMax), line };

const weekMs = 7 * 86_400_000;
// Weekly partitions begin on this Monday; what is older has one of its own.
const firstWeekMs = Date.UTC(2025, 0, 6);
const weeksMade = new WeakMap<Database, Set<number>>();

/** Makes the weekly partitions that are missing, each week asked for once a process. */
async function makeRoom(db: Database, records: readonly UnderstoodRecord[]): Promise<void> {
  const made = weeksMade.get(db) ?? new Set();
  weeksMade.set(db, made);
  const weeks = records.map(({ row }) =>
    Math.floor((timeOfEventId(row.id) - firstWeekMs) / weekMs),
  );
  for (const week of new Set(weeks)) {
    if (week < 0 || made.has(week)) continue;
    const at = firstWeekMs + week * weekMs;
    await ensureEventPartitions(db, at, at);
    made.add(week);
  }
}
