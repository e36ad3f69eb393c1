import { baselineRange, dayOf, isoDay, type Breach, type FeatureScore } from '@nightjar/core';
import { listBaselineDays, type BaselineDayRow, type TenantTx } from '@nightjar/db';
import { z } from 'zod';
import type { RowKey } from '../request/reads.ts';

/** A subject and the day of a breach, whose baseline is asked for. `id` holds both. */
export type StripKey = RowKey & { subject: string; day: number };

/** Baseline days of one subject in the 90 days that a breach was judged by. */
export type BaselineStrip = readonly BaselineDayRow[];

/** Names the baseline of a breach. */
export function stripKeyOf(breach: Breach): StripKey {
  const { tenantId, subject, time } = breach;
  const day = dayOf(time);
  return { tenantId, subject, day, id: `${day} ${subject}` };
}

/** The baselines of some breaches, a read for each range of days. */
export async function readBaselineDays(
  tx: TenantTx,
  keys: readonly StripKey[],
): Promise<Map<string, BaselineStrip>> {
  const found = new Map<string, BaselineStrip>();
  for (const [day, alike] of Map.groupBy(keys, (key) => key.day)) {
    const { from, to } = baselineRange(day);
    const rows = await listBaselineDays(tx, {
      from: isoDay(from),
      to: isoDay(to),
      entities: [...new Set(alike.map(({ subject }) => subject))],
    });
    for (const { id, subject } of alike)
      found.set(
        id,
        rows.filter(({ entity }) => entity === subject),
      );
  }
  return found;
}

const packedDay = z.object({
  active: z.boolean(),
  values: z.record(z.string(), z.array(z.string())),
});

/** On which of the 90 days before the subject was active, and used the network of the breach; null without one. */
export function sightingsOf(breach: Breach, strip: BaselineStrip) {
  const agent = breach.agents.find(({ foreign }) => foreign === true) ?? breach.agents[0];
  if (agent === undefined || agent.asn === null) return null;
  const value = `AS${agent.asn}`;
  const byDay = new Map(strip.map(({ day, packed }) => [day, packedDay.safeParse(packed).data]));
  const { from, to } = baselineRange(dayOf(breach.time));
  const days = Array.from({ length: to - from + 1 }, (_, index) => isoDay(from + index));
  return {
    value: [value, agent.asnName].filter(Boolean).join(' '),
    days,
    active: days.map((day) => byDay.get(day)?.active ?? false),
    seen: days.map((day) => byDay.get(day)?.values.asn?.includes(value) ?? false),
  };
}

/** The first of the days on which the subject showed the value; null: on none. */
export function firstSeenOn(
  { feature, value }: Pick<FeatureScore, 'feature' | 'value'>,
  strip: BaselineStrip,
): string | null {
  const shows = ({ packed }: BaselineStrip[number]): boolean =>
    packedDay.safeParse(packed).data?.values[feature]?.includes(value) ?? false;
  return (
    strip
      .filter(shows)
      .map(({ day }) => day)
      .toSorted()[0] ?? null
  );
}
