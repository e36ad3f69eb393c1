import { SeverityTag } from '../ui/severity.tsx';
import type { IncidentRow } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { formatSince } from '../time/format-time.ts';
import { NextClock } from '../incident/clocks.tsx';
import { entityName } from '../incident/entity-name.ts';
import { incidentUrl } from '../incident/incident-url.ts';
import { statusOf } from '../incident/words.ts';
import { tacticsOf } from '../incident/tactics.ts';

interface Props {
  row: IncidentRow;
  now: number;
  isSelected: boolean;
  isGone: boolean;
  onSelect: () => void;
}

/** `Initial access +2` of the tactics the techniques serve. */
function tacticText(row: IncidentRow): string {
  const [first, ...rest] = tacticsOf(row.techniques);
  if (!first) return '–';
  return rest.length > 0 ? `${first.name} +${rest.length}` : first.name;
}

/** What of the work on it matters in a list. */
function Badges({ row }: { row: IncidentRow }) {
  const { isPinned, snoozedUntil, status } = row;
  const words = [
    ...(isPinned ? ['pinned'] : []),
    ...(snoozedUntil ? ['snoozed'] : []),
    ...(status === 'NEW' ? [] : [statusOf(row).toLowerCase()]),
  ];
  if (words.length === 0) return null;
  return <span className="ml-2 text-12 text-text2">{words.join(', ')}</span>;
}

/** One incident: a grid row on wide screens, a card on narrow ones. */
export function QueueRow({ row, now, isSelected, isGone, onSelect }: Props) {
  return (
    <tr
      role="row"
      data-row={row.id}
      aria-selected={isSelected}
      className={`queue-row ${isSelected ? 'bg-selected' : 'hover:bg-hover'} ${isGone ? 'text-text3' : ''}`}
      onClick={(event) => !(event.target as Element).closest('a') && onSelect()}
    >
      <td role="gridcell" className="cell-severity">
        <SeverityTag severity={row.severity} />
      </td>
      <td role="gridcell" className="cell-score text-right">
        {row.score.toFixed(1)}
      </td>
      <td role="gridcell" className="cell-title">
        <a
          href={incidentUrl(row)}
          onFocus={onSelect}
          className="text-text no-underline hover:underline"
        >
          <Told text={row.title} max={200} />
        </a>
        <Badges row={row} />
        {isGone && <span className="ml-2 text-12 text-text2">no longer in this view</span>}
      </td>
      <td role="gridcell" className="cell-tenant">
        <Told text={row.tenant.name} max={80} />
      </td>
      <td role="gridcell" className="cell-entity font-mono text-12">
        <Told text={row.subjects[0] ? entityName(row.subjects[0]) : '–'} max={80} />
        {row.subjects.length > 1 ? ` +${row.subjects.length - 1}` : ''}
      </td>
      <td role="gridcell" className="cell-tactic text-text2">
        {tacticText(row)}
      </td>
      <td role="gridcell" className="cell-owner text-text2">
        {row.assignee ? <Told text={row.assignee.name} max={40} /> : '–'}
      </td>
      <td role="gridcell" className="cell-due">
        <NextClock clocks={row.clocks} />
      </td>
      <td role="gridcell" className="cell-age text-right text-text2">
        <time dateTime={row.knownAt}>{formatSince(row.knownAt, now)}</time>
      </td>
    </tr>
  );
}
