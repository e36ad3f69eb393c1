import type { EventFacet, EventFacets } from '../graphql/event-schema.ts';
import { searchFields, type SearchField, type SearchFilter } from './filter.ts';
import { Pivot } from './pivot.tsx';

/** Which field of the filter a facet narrows. */
const fieldOf: Readonly<Record<EventFacet['field'], SearchField>> = {
  OPERATION: 'operation',
  SUBJECT: 'entity',
  IP: 'ip',
  ASN: 'asn',
  COUNTRY: 'country',
  IP_CLASS: 'kind',
  CLIENT_FAMILY: 'client',
  OUTCOME: 'outcome',
  SOURCE: 'source',
};

interface Props {
  tenant: string;
  filter: SearchFilter;
  facets: EventFacets;
  /** Names of networks, by number, as far as the page shows them. */
  networks: ReadonlyMap<string, string>;
}

const shownAs = (field: SearchField, value: string, networks: Props['networks']): string => {
  if (field === 'entity') return value.slice(value.indexOf(':') + 1);
  if (field !== 'asn') return value;
  return `AS${value} ${networks.get(value) ?? ''}`.trim();
};

function Facet({ facet, ...props }: Omit<Props, 'facets'> & { facet: EventFacet }) {
  const field = fieldOf[facet.field];
  const most = facet.values[0]?.count ?? 1;
  return (
    <section aria-label={searchFields[field]} className="mb-3">
      <h3 className="mb-1 text-12 font-strong text-text2">{searchFields[field]}</h3>
      <ul>
        {facet.values.map(({ value, count }) => (
          <li key={value} className="facet-value">
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(count / most) * 100} height="1" />
            </svg>
            <span className="min-w-0 truncate">
              <Pivot
                tenant={props.tenant}
                filter={props.filter}
                field={field}
                value={value}
                text={shownAs(field, value, props.networks)}
              />
            </span>
            <span className="tabular-nums text-text2">{count.toLocaleString('en-GB')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The most frequent values of each column, each a way to narrow the search. */
export function Facets({ facets, ...props }: Props) {
  const { counted, isWhole } = facets;
  return (
    <>
      <p className="mb-3 text-12 text-text2">
        {isWhole ? '' : 'The newest '}
        {counted.toLocaleString('en-GB')} {counted === 1 ? 'event' : 'events'}
        {isWhole ? '' : ' are counted'}
      </p>
      {facets.facets
        .filter(({ values }) => values.length > 0)
        .map((facet) => (
          <Facet key={facet.field} facet={facet} {...props} />
        ))}
    </>
  );
}
