'use client';
import { useState } from 'react';
import type { IncidentRow } from '../graphql/schema.ts';

const focusRow = (id: string): void =>
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] a`)?.focus();

/** The row at hand: moved by keys (focus goes with it), by focus and by pointer; the first until then. */
export function useSelection(rows: readonly IncidentRow[]) {
  const [id, setId] = useState<string | null>(null);
  const found = rows.findIndex((row) => row.id === id);
  const at = found < 0 ? 0 : found;

  function move(by: 1 | -1): void {
    // The first press takes the first row rather than skipping it.
    const isFirst = found < 0 && by === 1;
    const target = rows[isFirst ? 0 : at + by] ?? rows[at - by];
    if (!target) return;
    setId(target.id);
    focusRow(target.id);
  }

  return { selected: rows[at], select: (row: IncidentRow) => setId(row.id), move };
}
