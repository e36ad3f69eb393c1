import { notFound } from 'next/navigation';
import { EntityScreen } from '../../../../../../entity/entity-screen.tsx';
import { entityUrl } from '../../../../../../entity/entity-url.ts';
import { IncidentKeys } from '../../../../../../incident/incident-keys.tsx';
import { load } from '../../../../../../session/load.ts';
import { askedHoursOf } from '../../../../../../silence/asked-hours.ts';
import { Shell } from '../../../../../../shell/shell.tsx';

export const metadata = { title: 'Entity' };

interface Props {
  params: Promise<{ tenant: string; kind: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const [named, search] = await Promise.all([params, searchParams]);
  const slug = decodeURIComponent(named.tenant);
  const key = `${decodeURIComponent(named.kind)}:${decodeURIComponent(named.id)}`;
  const path = entityUrl(slug, key);
  const asked = askedHoursOf(search);
  const [{ viewer, entity }, silence] = await Promise.all([
    load('entity', { tenant: slug, key }, path),
    asked && load('whyNot', { tenant: slug, key, ...asked }, path),
  ]);
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  if (!entity || !tenant) notFound();
  return (
    <Shell viewer={viewer} tenant={tenant}>
      <EntityScreen known={entity} asked={asked} silence={silence?.whyNot ?? null} />
      <IncidentKeys
        tenant={slug}
        back={`/t/${named.tenant}/breaches`}
        eventId={typeof search.event === 'string' ? search.event : null}
      />
    </Shell>
  );
}
