import {
  baselineDays,
  dayMs,
  dayOf,
  isoDay,
  verdictsOfBreaches,
  type BaselineDay,
  type CutOut as CoreCutOut,
  type Day,
} from '@nightjar/core';
import {
  listBaselineDays,
  listBreaches,
  listClosedDays,
  listCutOuts,
  listVerdicts,
  lockStage,
  markDaysDirty,
  saveCutOuts,
  type CutOut,
  type TenantTx,
} from '@nightjar/db';
import { confirmedDays, cutOutsOf, type CausedCutOut } from './cut-outs-of.ts';

const dayOfIso = (day: string): Day => dayOf(Date.parse(day));

/** Rows say [from, until), the core [from, until]. */
export function toCoreCutOut(row: CutOut): CoreCutOut {
  return {
    subject: row.entity,
    feature: row.feature as CoreCutOut['feature'],
    value: row.value,
    fromDay: dayOfIso(row.fromDay),
    untilDay: dayOfIso(row.untilDay) - 1,
  };
}

function toRow(cut: CausedCutOut): CutOut {
  return {
    entity: cut.subject,
    feature: cut.feature,
    value: cut.value,
    fromDay: isoDay(cut.fromDay),
    untilDay: isoDay(cut.untilDay + 1),
    cause: cut.cause,
  };
}

/**
 * Brings the cut-outs in line with the breaches and people's verdicts as they now are, and marks the closed days dirty that
 * learnt, or did not learn, accordingly. A cut-out of a breach that is gone is lifted: it ends as it begins.
 */
export async function cutOutBreaches(tx: TenantTx, today: Day): Promise<void> {
  await lockStage(tx, 'baseline');
  const first = today - 2 * baselineDays;
  const breaches = await listBreaches(tx, { from: first * dayMs });
  const made = (await listCutOuts(tx, isoDay(first - confirmedDays), isoDay(today + 1))).filter(
    ({ cause }) => cause.startsWith('breach '),
  );
  const known = made.filter(({ fromDay }) => fromDay >= isoDay(first));
  // Their breaches are not read any more, and say still what was first seen in them.
  const earlier = made.filter(({ fromDay }) => fromDay < isoDay(first)).map(toCoreCutOut);
  if (breaches.length === 0 && known.length === 0) return;
  const entities = [...new Set(breaches.map(({ subject }) => subject))];
  const past = await listBaselineDays(tx, { from: isoDay(first), to: isoDay(today), entities });
  const shown = past.map(({ packed }) => packed as BaselineDay);
  const verdicts = verdictsOfBreaches(await listVerdicts(tx));
  const wanted = cutOutsOf(breaches, shown, { verdicts, earlier }).filter(
    ({ fromDay }) => fromDay >= first,
  );
  const changed = diffCutOuts(known, wanted.map(toRow));
  if (changed.length === 0) return;
  await saveCutOuts(tx, changed);
  const from = changed.map(({ fromDay }) => fromDay).toSorted()[0]!;
  // Of a lifted one too, which says no more how far it reached.
  const isConcerned = (day: string): boolean =>
    changed.some(
      (cut) => cut.fromDay <= day && dayOfIso(day) < dayOfIso(cut.fromDay) + confirmedDays,
    );
  const closed = await listClosedDays(tx, from, isoDay(today));
  await markDaysDirty(tx, closed.filter(isConcerned));
}

const keyOf = (cut: CutOut): string =>
  [cut.entity, cut.feature, cut.value, cut.fromDay].join('\u001f');

function diffCutOuts(known: readonly CutOut[], wanted: readonly CutOut[]): CutOut[] {
  const untilOf = new Map(known.map((cut) => [keyOf(cut), cut.untilDay]));
  const stays = new Set(wanted.map(keyOf));
  const lifted = known
    .filter((cut) => !stays.has(keyOf(cut)) && cut.untilDay !== cut.fromDay)
    .map((cut) => ({ ...cut, untilDay: cut.fromDay }));
  return [...wanted.filter((cut) => untilOf.get(keyOf(cut)) !== cut.untilDay), ...lifted];
}
