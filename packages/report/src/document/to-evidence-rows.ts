import type { EvidenceRow, ReportEvent } from './types.ts';

export type Unnumbered = Omit<ReportEvent, 'number'>;

const pauseMs = 6 * 3_600_000;

/** Events alike as one row, where no long pause lies between them; numbered through the rows. */
export function toEvidenceRows(events: readonly Unnumbered[]): EvidenceRow[] {
  const sorted = events.toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const rows: Unnumbered[][] = [];
  const open = new Map<string, Unnumbered[]>();
  for (const event of sorted) {
    const key = JSON.stringify([event.operation, event.outcome, event.entity, event.from]);
    const row = open.get(key);
    if (row && event.time - row.at(-1)!.time <= pauseMs) row.push(event);
    else {
      const started = [event];
      open.set(key, started);
      rows.push(started);
    }
  }
  let number = 0;
  return rows.map(
    (row) => row.map((event) => ({ ...event, number: ++number })) as unknown as EvidenceRow,
  );
}
