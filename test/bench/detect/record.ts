import { isoDay, stableId, Tally, type BaselineDay } from '@nightjar/core';
import { addToBaselineCounts, inTenant } from '@nightjar/db';
import { freshDatabase, type FreshDatabase } from '@nightjar/db/testing';
import pg from 'pg';
import { templatesOf } from './days-of-many.ts';

export const tenantId = stableId('bench/detect');
const changesAtOnce = 5_000;

/** A tenant's days and counts as closing leaves them, in a database of its own: the same days as `daysOfMany`. */
export async function fillRecord(
  packed: readonly BaselineDay[],
  entities: number,
): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  const templates = templatesOf(packed);
  await fillDays(fresh.url, templates, entities);
  const db = fresh.open('baseline');
  for (const [at, own] of templates.entries()) {
    const copies = Math.ceil((entities - at) / templates.length);
    const tally = new Tally();
    if (copies > 0) tally.add(own, 1);
    const changes = tally
      .changes()
      .map(({ amount, day, name }) => ({ name, day: isoDay(day), amount: amount * copies }));
    for (let from = 0; from < changes.length; from += changesAtOnce) {
      const some = changes.slice(from, from + changesAtOnce);
      await inTenant(db, tenantId, (tx) => addToBaselineCounts(tx, some));
    }
  }
  return fresh;
}

/** Made by the database: to send a million entities' days to it would take longer than all else. */
async function fillDays(
  url: string,
  templates: readonly (readonly BaselineDay[])[],
  entities: number,
): Promise<void> {
  const rows = templates.flatMap((own, at) => own.map((day) => ({ at, day })));
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(
      `insert into baseline_days (tenant_id, entity, day, packed)
       select $1, packed ->> 'subject' || '/' || n, day,
         packed || jsonb_build_object('subject', packed ->> 'subject' || '/' || n)
       from unnest($2::integer[], $3::date[], $4::jsonb[]) as t (at, day, packed),
         generate_series(t.at, $5::integer - 1, $6::integer) n`,
      [
        tenantId,
        rows.map(({ at }) => at),
        rows.map(({ day }) => isoDay(day.day)),
        rows.map(({ day }) => JSON.stringify(day)),
        entities,
        templates.length,
      ],
    );
    await client.query('analyze baseline_days, baseline_counts');
  } finally {
    await client.end();
  }
}
