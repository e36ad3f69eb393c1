import { setTimeout as delay } from 'node:timers/promises';
import type { VendorRecord } from '@nightjar/scenarios';
import { asSuperuser, urlOf } from '@nightjar/testkit';
import { databaseName } from '../../infra/dev/src/processes.ts';
import type { Stack, StackTenant } from '../stack/open-stack.ts';

/** What is pushed of one tenant. */
export interface Load {
  tenant: StackTenant;
  records: readonly VendorRecord[];
  /** The same as text. */
  lines: readonly string[];
}

// Each look takes some ms of the two cores that are measured.
const lookEveryMs = 100;
const waitMaxMs = 600_000;

export async function push(
  { intakeUrl }: Stack,
  { tenant, lines }: Pick<Load, 'tenant' | 'lines'>,
): Promise<number> {
  const answer = await fetch(`${intakeUrl}/v1/push`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tenant.pushToken}`,
      'content-type': 'application/octet-stream',
    },
    body: `${lines.join('\n')}\n`,
  });
  if (!answer.ok) throw new Error(`The intake answered ${answer.status}.`);
  return ((await answer.json()) as { accepted: number }).accepted;
}

// Both verdicts are stored: how unusual each event is, and what the models say of it.
const restSql = `
  select (select coalesce(sum(event_count), 0)::int from event_batches where tenant_id = any ($1::uuid[])) as events,
    (select count(*)::int from event_batches b where tenant_id = any ($1::uuid[]) and not exists (
       select from stage_marks m
       where m.tenant_id = b.tenant_id and m.batch_id = b.id and m.stage = 'evaluator')) as waiting,
    (select count(*)::int from dead_letters where tenant_id = any ($1::uuid[])) as buried`;

/** Pushes everything, each tenant by itself, and waits until all of it is judged. Events a second. */
export async function pushThrough(stack: Stack, loads: readonly Load[]): Promise<number> {
  const ids = loads.map(({ tenant }) => tenant.id);
  const count = loads.reduce((sum, { lines }) => sum + lines.length, 0);
  const url = urlOf(stack.postgres, { database: databaseName });
  return asSuperuser(url, async (client) => {
    const began = performance.now();
    const accepted = await Promise.all(loads.map((load) => push(stack, load)));
    for (;;) {
      const { events, waiting, buried } = (await client.query(restSql, [ids])).rows[0];
      if (buried > 0) throw new Error(`${buried} records lie in the dead letters.`);
      if (events === count && waiting === 0) break;
      if (performance.now() - began > waitMaxMs) throw new Error(`${waiting} batches still wait.`);
      await delay(lookEveryMs);
    }
    const seconds = (performance.now() - began) / 1000;
    const stored = accepted.reduce((sum, one) => sum + one, 0);
    if (stored !== count) throw new Error(`${stored} of ${count} events were accepted.`);
    return count / seconds;
  });
}
