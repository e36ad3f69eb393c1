import { setTimeout as delay } from 'node:timers/promises';
import { isoDay } from '@nightjar/core';
import { inWorld } from './look.ts';
import type { LoadTenant } from './make-load.ts';
import type { World } from './open-world.ts';

const lookEveryMs = 1_000;
const sayEveryMs = 10_000;
// Several turns of everything that looks by itself; nothing changed in all of them.
const calmMs = 6_000;
const settledWithinMs = 600_000;

interface Rest {
  /** Batches that some stage has not marked. */
  waiting: number;
  /** Days with events that are not closed, or dirty. */
  open: number;
  /** Changes with everything that is written. */
  trace: string;
}

/** Waits until every batch went through every stage, every day is closed, and nothing changes any more. */
export async function untilSettled(
  world: World,
  tenants: readonly LoadTenant[],
  say: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  let saidAt = began;
  let calmSince = began;
  let trace = '';
  for (;;) {
    const rest = await measureRest(world, tenants).catch(() => undefined);
    const now = performance.now();
    if (rest === undefined || rest.waiting + rest.open > 0 || rest.trace !== trace) calmSince = now;
    if (now - calmSince > calmMs) return;
    trace = rest?.trace ?? '';
    const told = `${rest?.waiting} batches wait, ${rest?.open} days open`;
    if (now - began > settledWithinMs) throw new Error(`${world.name} does not settle: ${told}.`);
    if (now - saidAt > sayEveryMs) {
      saidAt = now;
      say(`${world.name}: ${told}`);
    }
    await delay(lookEveryMs);
  }
}

const measureRest = (world: World, tenants: readonly LoadTenant[]): Promise<Rest> =>
  inWorld(world, async (client) => {
    const wanted = tenants.flatMap(({ id, days }) =>
      [...days].map((day) => ({ tenant_id: id, day: isoDay(day) })),
    );
    const { rows } = await client.query(restSql, [JSON.stringify(wanted)]);
    const { waiting, open, trace } = rows[0];
    return { waiting: Number(waiting), open: Number(open), trace };
  });

const restSql = `select
  (select count(*) from event_batches b
     cross join unnest(array['baseline', 'evaluator', 'analyst', 'responder']) as s (stage)
     where not exists (select from stage_marks m
       where m.tenant_id = b.tenant_id and m.stage = s.stage and m.batch_id = b.id)) as waiting,
  (select count(*) from jsonb_to_recordset($1::jsonb) as w (tenant_id uuid, day date)
     left join closed_days c using (tenant_id, day)
     left join dirty_days d using (tenant_id, day)
     where c.day is null or d.day is not null) as open,
  concat_ws(' ',
    (select string_agg(concat_ws(':', tenant_id, stage, revision), ',' order by tenant_id, stage)
       from stage_state),
    (select count(*) from stage_marks), (select sum(revision) from breaches),
    (select sum(revision) from incidents)) as trace`;
