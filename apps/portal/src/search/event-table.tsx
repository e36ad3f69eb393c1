import { breachUrl } from '../breach/breach-url.ts';
import { logUrl } from '../breach/filter.ts';
import type { FoundEvent } from '../graphql/event-schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { ColumnHeads } from '../ui/column-heads.tsx';
import type { SearchField, SearchFilter } from './filter.ts';
import { Pivot } from './pivot.tsx';

interface Props {
  tenant: string;
  filter: SearchFilter;
  events: readonly FoundEvent[];
}

type RowProps = Omit<Props, 'events'> & { event: FoundEvent };

const columns = [
  ['Time (UTC)', 'cell-time'],
  ['Operation', 'cell-main'],
  ['Who', 'cell-entity'],
  ['Target', 'cell-target'],
  ['From', 'cell-from'],
  ['Client', 'cell-client'],
  ['Outcome', 'cell-outcome'],
  ['Breaches', 'cell-incident'],
] as const;

function From({ event, ...rest }: RowProps) {
  const { ip, asn, country, ipClass, about } = event;
  if (ip === null) return <span className="text-text2">no address</span>;
  const pivot = (field: SearchField, value: string | null, text?: string) =>
    value !== null && (
      <>
        {' '}
        <Pivot {...rest} field={field} value={value} {...(text !== undefined && { text })} />
      </>
    );
  return (
    <>
      <span className="block truncate">
        <span className="font-mono text-12">{pivot('ip', ip)}</span>
        <span className="text-12 text-text2">
          {pivot('country', country)}
          {pivot('kind', ipClass === 'none' ? null : ipClass)}
        </span>
      </span>
      <span className="block truncate text-12 text-text2">
        {pivot('asn', asn === null ? null : String(asn), `AS${asn} ${about?.asnName ?? ''}`.trim())}
      </span>
    </>
  );
}

function Outcome({ event, ...rest }: RowProps) {
  const { outcome, about } = event;
  // What vendors say of a success is no news.
  const told =
    outcome === 'success' ? null : (about?.refusal ?? about?.message ?? about?.errorCode ?? null);
  return (
    <>
      <span className={outcome === 'failure' ? 'text-danger' : ''}>
        <Pivot {...rest} field="outcome" value={outcome} />
      </span>
      {told !== null && (
        <span className="block truncate text-12 text-text2">
          <Told text={told} max={80} />
        </span>
      )}
    </>
  );
}

/** Two lines at most, so that a burst of events stays a list: the first breach, and a way to the others. */
function Breaches({ tenant, event: { breaches, happenedAt, subject } }: Omit<RowProps, 'filter'>) {
  const shown = breaches.slice(0, breaches.length > 2 ? 1 : 2);
  const more = `and ${breaches.length - shown.length} more`;
  const day = happenedAt.slice(0, 10);
  return (
    <>
      {shown.map(({ id, model }) => (
        <a
          key={id}
          href={breachUrl(tenant, id)}
          title={model.path}
          className="link block truncate leading-6"
        >
          <Told text={model.path.split(' / ').at(-1) ?? model.path} max={60} />
        </a>
      ))}
      {breaches.length > shown.length &&
        (subject === null ? (
          <span className="text-12 text-text2">{more}</span>
        ) : (
          <a
            href={logUrl(tenant, { entity: subject, from: day, to: day })}
            className="block min-h-6 text-12 leading-6 text-text2"
          >
            {more}
            <span className="sr-only"> breaches of that day</span>
          </a>
        ))}
    </>
  );
}

function Row(props: RowProps) {
  const { tenant, filter, event } = props;
  const { id, happenedAt, operation, subject, clientFamily, about } = event;
  const rest = { tenant, filter };
  return (
    <tr role="row" className="log-row hover:bg-hover">
      <td role="cell" className="cell-time font-mono text-12">
        <Utc at={happenedAt} format="exact" />
      </td>
      <td role="cell" className="cell-main">
        <a
          href={`?event=${encodeURIComponent(id)}`}
          data-cite={id}
          className="text-text no-underline hover:underline"
        >
          <Told text={operation} max={120} />
        </a>
        <span className="block text-12 text-text2">
          <Told text={about?.service ?? event.source} max={60} />
        </span>
      </td>
      <td role="cell" className="cell-entity font-mono text-12">
        {subject === null ? (
          <span className="text-text2">
            <Told text={about?.subjectName ?? 'nobody'} max={120} />
          </span>
        ) : (
          <Pivot {...rest} field="entity" value={subject} text={about?.subjectName ?? subject} />
        )}
      </td>
      <td role="cell" className="cell-target text-12">
        {about?.target && (
          <>
            <Told text={about.target.name} max={120} />
            <span className="block text-text2">
              <Told text={about.target.kind} max={40} />
            </span>
          </>
        )}
      </td>
      <td role="cell" className="cell-from">
        <From {...props} />
      </td>
      <td role="cell" className="cell-client text-12">
        {clientFamily !== null && <Pivot {...rest} field="client" value={clientFamily} />}
        {about?.userAgent && (
          <span className="block truncate text-text2">
            <Told text={about.userAgent} max={80} />
          </span>
        )}
      </td>
      <td role="cell" className="cell-outcome">
        <Outcome {...props} />
      </td>
      <td role="cell" className="cell-incident">
        <Breaches tenant={tenant} event={event} />
      </td>
    </tr>
  );
}

/** Events, one a row; cards on narrow screens. Explicit roles, as rows may be laid out as cards. */
export function EventTable({ tenant, filter, events }: Props) {
  return (
    <div className="log-list">
      <table role="table" aria-label="Events" className="log-table event-table">
        <ColumnHeads columns={columns} />
        <tbody role="rowgroup">
          {events.map((event) => (
            <Row key={event.id} tenant={tenant} filter={filter} event={event} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
