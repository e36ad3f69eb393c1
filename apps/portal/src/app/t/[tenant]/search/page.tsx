import { notFound } from 'next/navigation';
import { apiFilterOf, filterOfUrl, searchUrl } from '../../../../search/filter.ts';
import { SearchScreen } from '../../../../search/search-screen.tsx';
import { load } from '../../../../session/load.ts';
import { Shell } from '../../../../shell/shell.tsx';
import { paramOf, type Params } from '../../../../text/param-of.ts';

export const metadata = { title: 'Search' };

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Params>;
}

export default async function Page({ params, searchParams }: Props) {
  const slug = decodeURIComponent((await params).tenant);
  const asked = await searchParams;
  const filter = filterOfUrl(asked);
  const [after, eventId] = [paramOf(asked, 'after') || null, paramOf(asked, 'event') || null];
  const path = searchUrl(slug, filter, after ?? undefined);
  const variables = { filter: apiFilterOf(slug, filter), after };
  const { viewer, events, eventFacets } = await load('search', variables, path);
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  if (!tenant) notFound();
  return (
    <Shell viewer={viewer} tenant={tenant}>
      <SearchScreen
        tenant={tenant}
        filter={filter}
        after={after}
        page={events}
        facets={eventFacets}
        eventId={eventId}
      />
    </Shell>
  );
}
