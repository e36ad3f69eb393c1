import type { BreachRow } from '../graphql/detection.ts';
import type { Page } from '../graphql/operations.ts';
import { Told } from '../text/told.tsx';
import { Empty } from '../ui/empty.tsx';
import { PagesNav } from '../ui/pages-nav.tsx';
import { BreachFilterForm } from './breach-filter-form.tsx';
import { BreachTable } from './breach-table.tsx';
import { isRestricted, logUrl, type BreachFilter } from './filter.ts';

interface Props {
  tenant: { slug: string; name: string };
  filter: BreachFilter;
  /** Where this page continues; null: the newest. */
  after: string | null;
  page: Page<BreachRow>;
  models: readonly string[];
}

function Nothing({ tenant, filter }: Pick<Props, 'tenant' | 'filter'>) {
  if (!isRestricted(filter)) {
    return (
      <Empty title="No model has fired so far">
        <p>
          Each act is compared with what its account did before. What differs as a model describes
          it appears here; several that tell one story become an incident.
        </p>
        <a className="button mt-4" href={`/t/${encodeURIComponent(tenant.slug)}/models`}>
          What the models look for
        </a>
      </Empty>
    );
  }
  return (
    <Empty title="No breach matches the filter">
      <p>
        {filter.entity && (
          <>
            Nothing of <Told text={filter.entity} max={80} /> with the rest of the filter.{' '}
          </>
        )}
        Fewer restrictions show more.
      </p>
      <a className="button mt-4" href={logUrl(tenant.slug, {})}>
        Clear the filter
      </a>
    </Empty>
  );
}

/** Every model breach of a tenant, newest first. */
export function BreachLog({ tenant, filter, after, page, models }: Props) {
  const rows = page.edges.map(({ node }) => node);
  const { hasNextPage, endCursor } = page.pageInfo;
  return (
    <>
      <h1 className="px-4 pt-3 pb-1 text-20 font-strong">Model breaches</h1>
      <p className="px-4 pb-2 text-text2">
        What each model found in <Told text={tenant.name} max={80} />, newest first.
      </p>
      <BreachFilterForm tenant={tenant.slug} filter={filter} models={models} />
      {rows.length === 0 ? (
        <Nothing tenant={tenant} filter={filter} />
      ) : (
        <BreachTable rows={rows} label="Model breaches" />
      )}
      <PagesNav
        newest={after === null ? null : logUrl(tenant.slug, filter)}
        older={hasNextPage && endCursor ? logUrl(tenant.slug, filter, endCursor) : null}
      />
    </>
  );
}
