import type { EventFacets, FoundEvent } from '../graphql/event-schema.ts';
import type { Page } from '../graphql/operations.ts';
import { IncidentKeys } from '../incident/incident-keys.tsx';
import { Told } from '../text/told.tsx';
import { Empty } from '../ui/empty.tsx';
import { NarrowFold } from '../ui/narrow-fold.tsx';
import { PagesNav } from '../ui/pages-nav.tsx';
import { EventTable } from './event-table.tsx';
import { Facets } from './facets.tsx';
import { restrictedBy, searchUrl, type SearchFilter } from './filter.ts';
import { HoursChart } from './hours-chart.tsx';
import { Restrictions } from './restrictions.tsx';
import { SearchForm } from './search-form.tsx';

interface Props {
  tenant: { slug: string; name: string };
  filter: SearchFilter;
  /** Where this page continues; null: the newest. */
  after: string | null;
  page: Page<FoundEvent>;
  facets: EventFacets;
  /** Event named in the address. */
  eventId: string | null;
}

function Nothing({ tenant, filter }: Pick<Props, 'tenant' | 'filter'>) {
  if (restrictedBy(filter).length === 0) {
    return (
      <Empty title="No event so far">
        <p>Each record that arrives stands here as one event, whatever became of it.</p>
      </Empty>
    );
  }
  return (
    <Empty title="No event matches">
      <p>Operations and addresses are compared as a whole. Fewer restrictions show more.</p>
      <a className="button mt-4" href={searchUrl(tenant.slug, {})}>
        Clear the search
      </a>
    </Empty>
  );
}

const networksOf = (events: readonly FoundEvent[]): Map<string, string> =>
  new Map(
    events.flatMap(({ asn, about }) =>
      asn !== null && about?.asnName ? [[String(asn), about.asnName] as const] : [],
    ),
  );

/** The event log of a tenant: narrowed by every value that it shows. */
export function SearchScreen({ tenant, filter, after, page, facets, eventId }: Props) {
  const events = page.edges.map(({ node }) => node);
  const { hasNextPage, endCursor } = page.pageInfo;
  const narrowing = { tenant: tenant.slug, filter };
  return (
    <>
      <h1 className="px-4 pt-3 pb-1 text-20 font-strong">Search</h1>
      <p className="px-4 pb-2 text-text2">
        Every event of <Told text={tenant.name} max={80} />, newest first. Each value leads to what
        else shows it.
      </p>
      <SearchForm tenant={tenant.slug} filter={filter} />
      <Restrictions {...narrowing} />
      {events.length === 0 ? (
        <Nothing tenant={tenant} filter={filter} />
      ) : (
        <>
          <HoursChart {...narrowing} hours={facets.hours} />
          <div className="search-columns">
            <div className="facets">
              <NarrowFold more="Narrow down" less="Narrow down no more">
                <Facets {...narrowing} facets={facets} networks={networksOf(events)} />
              </NarrowFold>
            </div>
            <EventTable {...narrowing} events={events} />
          </div>
        </>
      )}
      <PagesNav
        newest={after === null ? null : searchUrl(tenant.slug, filter)}
        older={hasNextPage && endCursor ? searchUrl(tenant.slug, filter, endCursor) : null}
      />
      <IncidentKeys tenant={tenant.slug} back={`/t/${tenant.slug}`} eventId={eventId} />
    </>
  );
}
