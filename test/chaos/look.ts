import type pg from 'pg';
import { asSuperuser, urlOf } from '@nightjar/testkit';
import { sources } from '@nightjar/core';
import { databaseName } from '../../infra/dev/src/processes.ts';
import type { Findings } from './findings.ts';
import type { World } from './open-world.ts';

/** What stands in a database, as its superuser sees it. Active breaches and open incidents only. */
export interface Standing extends Findings {
  /** Rows by `tenant/source/uid`. */
  events: ReadonlyMap<string, number>;
  /** Events that the batches hold by their own count. */
  batchedEvents: number;
  /** Events that a stage refused, and that are thus counted nowhere. */
  buried: number;
}

/** Runs statements as the superuser, whom no policy binds. */
export const inWorld = <T>(world: World, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  asSuperuser(urlOf(world, { database: databaseName }), work);

/** Reads all that a run is judged by. */
export const look = (world: World): Promise<Standing> =>
  inWorld(world, async (client) => {
    const count = async (sql: string): Promise<number> =>
      Number((await client.query(sql)).rows[0].count);
    const byKey = async (sql: string): Promise<Map<string, string>> =>
      new Map((await client.query(sql)).rows.map(({ key, value }) => [key, value]));
    const events = await client.query(
      `select tenant_id, source, source_uid, count(*) as rows from events group by 1, 2, 3`,
    );
    return {
      events: new Map(
        events.rows.map((row) => [
          `${row.tenant_id}/${sources[row.source]}/${row.source_uid}`,
          Number(row.rows),
        ]),
      ),
      batchedEvents: await count('select sum(event_count) as count from event_batches'),
      buried: await count(`select count(*) from dead_letters where stage <> 'connectors'`),
      days: await byKey(
        `select concat_ws('/', tenant_id, entity, day) as key, packed::text as value
         from baseline_days`,
      ),
      breaches: await byKey(
        `select concat_ws('/', tenant_id, id) as key, body::text as value
         from breaches where status = 'active'`,
      ),
      incidents: await byKey(
        `select concat_ws('/', tenant_id, id) as key, body::text as value
         from incidents where status = 'open'`,
      ),
    };
  });
