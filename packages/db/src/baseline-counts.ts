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

/** Adds to what is kept, each count and day once; in the transaction that changes the days that are counted. */
export async function addToBaselineCounts(
  tx: TenantTx,
  changes: readonly BaselineCountChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `merge into baseline_counts b
     using (select ${keyOf('name')} as key, day, amount
       from unnest($2::text[], $3::date[], $4::integer[]) as c (name, day, amount)) c
     on b.tenant_id = $1 and b.key = c.key and b.day = c.day
     when matched and b.amount + c.amount = 0 then delete
     when matched then update set amount = b.amount + c.amount
     when not matched then insert (tenant_id, key, day, amount) values ($1, c.key, c.day, c.amount)`,
    [
      tx.tenantId,
      column(changes, ({ name }) => text(name)),
      column(changes, ({ day }) => day),
      column(changes, ({ amount }) => amount),
    ],
  );
}

/** Changes of these counts up to `to`; those before `from` as one, on the day before it. */
export function listBaselineCounts(
  tx: TenantTx,
  of: { names: readonly string[]; from: IsoDay; to: IsoDay },
): Promise<BaselineCountChange[]> {
  return tx.queryPlanned(
    `select a.name, greatest(c.day, $3::date - 1) as day, sum(c.amount) as amount
     from unnest($2::text[]) as a (name)
     join baseline_counts c on c.tenant_id = $1 and c.key = ${keyOf('a.name')}
     where c.day <= $4 group by 1, 2 order by 1, 2`,
    [tx.tenantId, of.names.map((name) => text(name)), of.from, of.to],
  );
}
