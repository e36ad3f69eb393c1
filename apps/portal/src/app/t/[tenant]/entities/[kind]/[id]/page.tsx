import { notFound } from 'next/navigation';
import { EntityScreen } from '../../../../../../entity/entity-screen.tsx';
import { entityUrl } from '../../../../../../entity/entity-url.ts';
import { IncidentKeys } from '../../../../../../incident/incident-keys.tsx';
import { load } from '../../../../../../session/load.ts';
import { Shell } from '../../../../../../shell/shell.tsx';

export const metadata = { title: 'Entity' };

interface Props {
  params: Promise<{ tenant: string; kind: string; id: string }>;
}

export default async function Page({ params }: Props) {
  const named = await params;
  const slug = decodeURIComponent(named.tenant);
  const key = `${decodeURIComponent(named.kind)}:${decodeURIComponent(named.id)}`;
  const { viewer, entity } = await load('entity', { tenant: slug, key }, entityUrl(slug, key));
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  if (!entity || !tenant) notFound();
  return (
    <Shell viewer={viewer} tenant={tenant}>
      <EntityScreen known={entity} />
      <IncidentKeys tenant={slug} back={`/t/${named.tenant}/breaches`} eventId={null} />
    </Shell>
  );
}
