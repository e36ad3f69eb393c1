import type { IncidentRow } from '../graphql/schema.ts';
import { ColumnHeads } from '../ui/column-heads.tsx';
import { QueueRow } from './queue-row.tsx';
import type { QueueState } from './use-queue.ts';

const columns: readonly (readonly [string, string])[] = [
  ['Severity', 'cell-severity'],
  ['Score', 'cell-score text-right'],
  ['Incident', 'cell-title'],
  ['Tenant', 'cell-tenant'],
  ['Entity', 'cell-entity'],
  ['Tactic', 'cell-tactic'],
  ['Owner', 'cell-owner'],
  ['Clock', 'cell-due'],
  ['Age', 'cell-age text-right'],
];

interface Props {
  state: QueueState;
  selected: IncidentRow | undefined;
  onSelect: (row: IncidentRow) => void;
}

/** The incidents in order of priority. Explicit roles: narrow screens lay the rows out as cards. */
export function QueueGrid({ state, selected, onSelect }: Props) {
  return (
    <table role="grid" aria-label="Incidents" className="queue-grid">
      <ColumnHeads columns={columns} />
      <tbody role="rowgroup">
        {state.shown.rows.map((row) => (
          <QueueRow
            key={row.id}
            row={row}
            now={state.now}
            isSelected={row.id === selected?.id}
            isGone={state.shown.gone.has(row.id)}
            onSelect={() => onSelect(row)}
          />
        ))}
      </tbody>
    </table>
  );
}
