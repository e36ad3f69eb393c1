import {
  isoDay,
  Tally,
  tallyReachDays,
  type BaselineDay,
  type CountChange,
  type Day,
} from '@nightjar/core';
import {
  addToBaselineCounts,
  listBaselineDays,
  removeBaselineDays,
  saveBaselineDays,
  type TenantTx,
} from '@nightjar/db';

/** Puts days of entities, takes others away, and changes the tenant's counts with them. Call it under the stage's lock. */
export async function replaceDays(
  tx: TenantTx,
  of: { day: Day; put: readonly BaselineDay[]; gone: readonly string[] },
): Promise<void> {
  const entities = [...of.put.map(({ subject }) => subject), ...of.gone];
  const day = isoDay(of.day);
  const before = await listOwn(tx, entities, {
    from: isoDay(of.day - tallyReachDays),
    to: isoDay(of.day + tallyReachDays),
  });
  const rows = of.put.map((packed) => ({ entity: packed.subject, day, packed }));
  if (rows.length > 0) await saveBaselineDays(tx, rows);
  if (of.gone.length > 0) await removeBaselineDays(tx, day, of.gone);
  // As the rows hold them, since it is rows that will be taken back.
  const now = await listOwn(tx, entities, { from: day, to: day });
  const tally = new Tally();
  for (const entity of entities) {
    const own = before.get(entity) ?? [];
    tally.add(own, -1);
    tally.add([...own.filter((one) => one.day !== of.day), ...(now.get(entity) ?? [])], 1);
  }
  await addToBaselineCounts(tx, tally.changes().map(toRow));
}

const toRow = ({ name, day, amount }: CountChange) => ({ name, day: isoDay(day), amount });

async function listOwn(
  tx: TenantTx,
  entities: readonly string[],
  span: { from: string; to: string },
): Promise<Map<string, BaselineDay[]>> {
  const rows = await listBaselineDays(tx, { ...span, entities });
  const own = Map.groupBy(rows, ({ entity }) => entity);
  return new Map(
    [...own].map(([entity, days]) => [entity, days.map(({ packed }) => packed as BaselineDay)]),
  );
}
