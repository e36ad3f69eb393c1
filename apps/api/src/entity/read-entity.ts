import { baselineDays, dayMs, isoDay, tellBaseline, timeOfEventId } from '@nightjar/core';
import {
  findBaselineSpan,
  listBaselineDays,
  listBreachPage,
  listEvents,
  listIncidentQueue,
  listIncidentsOfBreaches,
  type ScopeTx,
  type StoredBreach,
  type TenantTx,
} from '@nightjar/db';
import { z } from 'zod';
import { readNames } from './read-names.ts';

const breachesMax = 50;

const packedDay = z.object({
  active: z.boolean(),
  values: z.record(z.string(), z.array(z.string())),
  rates: z.record(z.string(), z.number()).default({}),
  peerGroup: z.object({ uid: z.string(), name: z.string() }).nullable().optional(),
});

/** What reads many tenants, kept to this one. */
const inScope = (tx: TenantTx): ScopeTx => ({ ...tx, scope: { tenantIds: [tx.tenantId] } });

type Span = Awaited<ReturnType<typeof findBaselineSpan>>;

/** What the closed days of the entity say, up to the latest of them. */
async function readBaseline(
  tx: TenantTx,
  { key, span, names }: { key: string; span: Span; names: ReadonlyMap<string, string> },
) {
  if (span === undefined) return { ...tellBaseline([]), from: null, to: null };
  const to = span.last;
  const from = isoDay(Math.floor(Date.parse(to) / dayMs) - baselineDays + 1);
  const rows = await listBaselineDays(tx, { from, to, entities: [key] });
  const days = rows.map(({ packed }) => packedDay.parse(packed));
  return { ...tellBaseline(days, names), from: from < span.first ? span.first : from, to };
}

async function listIncidentsOf(tx: TenantTx, breaches: readonly StoredBreach[]) {
  const found = await listIncidentsOfBreaches(
    tx,
    breaches.map(({ id }) => id),
  );
  const ids = [...new Set(found.values())];
  if (ids.length === 0) return [];
  const filter = { tenantIds: [tx.tenantId], ids };
  return listIncidentQueue(inScope(tx), filter, { order: 'newest', limit: breachesMax });
}

/** All that is known of an entity; undefined: nothing is. */
export async function readEntity(tx: TenantTx, key: string) {
  const span = await findBaselineSpan(tx, key);
  const [first] = await listEvents(tx, { subject: key, order: 'oldest', limit: 1 });
  const [last] = await listEvents(tx, { subject: key, order: 'newest', limit: 1 });
  const page = { tenantIds: [tx.tenantId], subject: key, limit: breachesMax };
  const breaches = await listBreachPage(inScope(tx), page);
  if (span === undefined && last === undefined && breaches.length === 0) return undefined;
  const names = await readNames(tx, key);
  const id = key.slice(key.indexOf(':') + 1);
  const days = [span?.first, first && isoDay(Math.floor(timeOfEventId(first.id) / dayMs))];
  return {
    tenantId: tx.tenantId,
    key,
    name: breaches[0]?.subjectName ?? names.own ?? names.applications.get(id) ?? id,
    firstSeenOn: days.filter((day) => day !== undefined).toSorted()[0] ?? null,
    lastSeenAt: last ? timeOfEventId(last.id) : null,
    baseline: await readBaseline(tx, { key, span, names: names.applications }),
    breaches,
    incidents: await listIncidentsOf(tx, breaches),
  };
}
