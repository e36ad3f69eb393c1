import { EntityLink } from '../entity/entity-link.tsx';
import type { BreachRow } from '../graphql/detection.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { ColumnHeads } from '../ui/column-heads.tsx';
import { breachUrl } from './breach-url.ts';
import { ScoreMark } from './score-mark.tsx';

const columns = [
  ['Time (UTC)', 'cell-time'],
  ['Score', 'cell-score'],
  ['Model', 'cell-main'],
  ['Entity', 'cell-entity'],
  ['Category', 'cell-category'],
  ['ATT&CK', 'cell-attack'],
  ['Incident', 'cell-incident'],
] as const;

function Row({ row, isOfOne }: { row: BreachRow; isOfOne: boolean }) {
  const { id, happenedAt, incidentId, mode, model, score, status, subject, tenant } = row;
  return (
    <tr role="row" className="log-row hover:bg-hover">
      <td role="cell" className="cell-time font-mono text-12">
        <Utc at={happenedAt} format="exact" />
      </td>
      <td role="cell" className="cell-score">
        <ScoreMark score={score} />
      </td>
      <td role="cell" className="cell-main">
        <a href={breachUrl(tenant.slug, id)} className="text-text no-underline hover:underline">
          <Told text={model.path} max={120} />
        </a>
        {mode === 'AUDIT' && <span className="ml-2 text-12 text-text2">being tried</span>}
        {status === 'WITHDRAWN' && <span className="ml-2 text-12 text-text2">withdrawn</span>}
      </td>
      {!isOfOne && (
        <td role="cell" className="cell-entity font-mono text-12">
          <EntityLink tenant={tenant.slug} entity={subject} />
        </td>
      )}
      <td role="cell" className="cell-category text-text2">
        {model.category}
      </td>
      <td role="cell" className="cell-attack font-mono text-12 text-text2">
        {model.techniques.map((one) => one.id).join(' ')}
      </td>
      <td role="cell" className="cell-incident">
        {incidentId === null ? (
          <span className="text-text2">none</span>
        ) : (
          <a
            className="link inline-flex min-h-6 min-w-6 items-center"
            href={`/t/${encodeURIComponent(tenant.slug)}/incidents/${encodeURIComponent(incidentId)}`}
          >
            incident
          </a>
        )}
      </td>
    </tr>
  );
}

interface Props {
  rows: readonly BreachRow[];
  label: string;
  /** All are of one entity, which is told elsewhere. */
  isOfOne?: boolean;
}

/** Breaches, one a row; cards on narrow screens. Explicit roles, as rows may be laid out as cards. */
export function BreachTable({ rows, label, isOfOne = false }: Props) {
  const shown = columns.filter(([name]) => !isOfOne || name !== 'Entity');
  return (
    <div className="log-list">
      <table role="table" aria-label={label} className="log-table">
        <ColumnHeads columns={shown} />
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.id} row={row} isOfOne={isOfOne} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
