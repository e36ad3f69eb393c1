import type { IsoDay } from './baseline-days.ts';
import { column, text } from './columns.ts';
import type { TenantTx } from './tenancy/index.ts';

/** By how much one of the tenant's counts is more from a day on; which one its name says. */
export interface BaselineCountChange {
  name: string;
  day: IsoDay;
  amount: number;
}

// Names hold what outsiders wrote: too long for an index, and to be kept once, in the days.
const keyOf = (name: string): string => `substr(sha256(convert_to(${name}, 'UTF8')), 1, 16)`;

/** Adds to what is kept; in the transaction that changes the days that are counted. */
export async function addToBaselineCounts(
  tx: TenantTx,
  changes: readonly BaselineCountChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const params = [
    tx.tenantId,
    column(changes, ({ name }) => text(name)),
    column(changes, ({ day }) => day),
    column(changes, ({ amount }) => amount),
  ];
  await tx.query(
    `insert into baseline_counts (tenant_id, key, day, amount)
     select $1, ${keyOf('name')}, day, amount
     from unnest($2::text[], $3::date[], $4::integer[]) as c (name, day, amount)
     on conflict (tenant_id, key, day)
       do update set amount = baseline_counts.amount + excluded.amount`,
    params,
  );
  await tx.query(
    `delete from baseline_counts b using unnest($2::text[], $3::date[]) as c (name, day)
     where b.tenant_id = $1 and b.key = ${keyOf('c.name')} and b.day = c.day and b.amount = 0`,
    params.slice(0, 3),
  );
}

/** Changes of these counts up to `to`; those before `from` as one, on the day before it. */
export function listBaselineCounts(
  tx: TenantTx,
  of: { names: readonly string[]; from: IsoDay; to: IsoDay },
): Promise<BaselineCountChange[]> {
  return tx.query(
    `select a.name, greatest(c.day, $3::date - 1) as day, sum(c.amount) as amount
     from unnest($2::text[]) as a (name)
     join baseline_counts c on c.tenant_id = $1 and c.key = ${keyOf('a.name')}
     where c.day <= $4 group by 1, 2 order by 1, 2`,
    [tx.tenantId, of.names.map((name) => text(name)), of.from, of.to],
  );
}
