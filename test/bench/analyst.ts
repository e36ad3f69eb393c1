// `npm run bench:analyst`: one more breach in a tenant, where 10,000 incidents of 500 tenants are open: how long until its incidents stand, and how long a page of them all takes.
import { type Breach, stableId } from '@nightjar/core';
import {
  acrossTenants,
  type Database,
  inTenant,
  listIncidentQueue,
  listIncidents,
  saveBreaches,
} from '@nightjar/db';
import { freshDatabase, makeBreach, makeForeignAgent } from '@nightjar/db/testing';
import { asSuperuser, startPostgres } from '@nightjar/testkit';
import { renewIncidents } from '../../apps/analyst/src/renew-incidents.ts';
import { isSmallest, machine, quantile, rounded, say } from './measure.ts';

const p99MaxMs = 200;
const [tenants, incidentsOfTenant, arrivals, pages] = isSmallest()
  ? [20, 20, 40, 5]
  : [500, 20, 1000, 100];
const t0 = Date.UTC(2026, 2, 12, 9);
const hourMs = 3_600_000;
const tenantOf = (n: number): string => stableId('bench-analyst', String(n));

/** A breach of an account's own intruder: what another account's has, it shares with none. */
function breachOf(tenantId: string, account: number, step: number): Breach {
  const subject = `user:${account}@borealis.example`;
  const ip = `45.62.${Math.floor(account / 250)}.${1 + (account % 250)}`;
  const id = stableId('breach', tenantId, String(account), String(step));
  const time = t0 + account * hourMs + step * 60_000;
  const [evidence] = makeBreach(1).evidence;
  return makeBreach(step, {
    id,
    tenantId,
    modelUuid: stableId('model', String(step)),
    group: step % 2 === 0 ? 'ACCESS' : 'PERSIST',
    key: subject,
    subject,
    subjectName: subject.slice('user:'.length),
    score: 75,
    time,
    endTime: time,
    agents: [{ ...makeForeignAgent(subject), ips: [ip] }],
    evidence: evidence ? [{ ...evidence, id, uid: id, time, ip }] : [],
    facts: {},
  });
}

const save = (db: Database, tenantId: string, breaches: readonly Breach[]): Promise<unknown> =>
  inTenant(db, tenantId, (tx) => saveBreaches(tx, breaches, { knownAt: t0 }));

async function fill(evaluator: Database, analyst: Database): Promise<number> {
  let open = 0;
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const tenantId = tenantOf(tenant);
    const accounts = Array.from({ length: incidentsOfTenant }, (_, account) => account);
    const breaches = accounts.flatMap((account) =>
      [0, 1].map((step) => breachOf(tenantId, account, step)),
    );
    await save(evaluator, tenantId, breaches);
    open += await inTenant(analyst, tenantId, async (tx) => {
      await renewIncidents(tx, t0);
      return (await listIncidents(tx, {})).length;
    });
    if (tenant % 100 === 99) say(`${tenant + 1} tenants, ${open} incidents`);
  }
  return open;
}

/** Blocks that were read of where large values lie, bodies of incidents among them. */
const bodyBlocks = (url: string): Promise<number> =>
  asSuperuser(url, async (client) => {
    const { rows } = await client.query<{ blocks: string }>(
      `select toast_blks_read + toast_blks_hit as blocks from pg_statio_user_tables where relname = 'incidents'`,
    );
    return Number(rows[0]!.blocks);
  });

/** The first page of the queue of somebody who sees all tenants, worst first. */
async function readQueue(reader: Database): Promise<{ times: number[]; rowBytes: number }> {
  const scope = { tenantIds: Array.from({ length: tenants }, (_, n) => tenantOf(n)) };
  const times: number[] = [];
  let rowBytes = 0;
  for (let n = 0; n < pages; n += 1) {
    const began = performance.now();
    const page = { order: 'priority', limit: 100 } as const;
    const rows = await acrossTenants(reader, scope, (tx) => listIncidentQueue(tx, scope, page));
    times.push(performance.now() - began);
    if (rows.length !== 100) throw new Error(`${rows.length} rows are on a page.`);
    rowBytes = JSON.stringify(rows).length / rows.length;
  }
  return { times, rowBytes };
}

const postgres = await startPostgres({ durable: true });
process.env.NIGHTJAR_TEST_POSTGRES_URL = postgres.superuserUrl;
const fresh = await freshDatabase();
try {
  const [evaluator, analyst] = [fresh.open('evaluator'), fresh.open('analyst')];
  const incidents = await fill(evaluator, analyst);
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (let n = 0; n < arrivals; n += 1) {
    // A prime stride: neighbours are not asked one after the other.
    const tenantId = tenantOf((n * 7919) % tenants);
    const step = 2 + Math.floor(n / tenants);
    await save(evaluator, tenantId, [breachOf(tenantId, n % incidentsOfTenant, step)]);
    const began = performance.now();
    const changed = await inTenant(analyst, tenantId, (tx) => renewIncidents(tx, t0));
    times.push(performance.now() - began);
    if (changed.length !== 1) throw new Error(`${changed.length} incidents changed, not one.`);
  }
  const { user } = process.cpuUsage(cpu);
  const seconds = times.reduce((sum, one) => sum + one, 0) / 1000;
  const p99Ms = rounded(quantile(times, 0.99));
  const before = await bodyBlocks(fresh.url);
  const queue = await readQueue(fresh.open('reader'));
  const told = {
    incidents,
    breachesPerSecond: rounded(arrivals / seconds),
    p50Ms: rounded(quantile(times, 0.5)),
    p99Ms,
    userCpuMsPerBreach: rounded(user / 1000 / arrivals),
    queueP50Ms: rounded(quantile(queue.times, 0.5)),
    queueP99Ms: rounded(quantile(queue.times, 0.99)),
    queueRowBytes: rounded(queue.rowBytes),
    queueBodyBlocks: (await bodyBlocks(fresh.url)) - before,
  };
  console.log(JSON.stringify({ ...told, machine: machine() }));
  if (incidents !== tenants * incidentsOfTenant)
    throw new Error(`${incidents} incidents are open.`);
  if (!isSmallest() && p99Ms > p99MaxMs) process.exitCode = 1;
} finally {
  await fresh.drop();
  await postgres.stop();
}
