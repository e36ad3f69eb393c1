import { notFound } from 'next/navigation';
import { BreachScreen } from '../../../../../breach/breach-screen.tsx';
import { IncidentKeys } from '../../../../../incident/incident-keys.tsx';
import { abilitiesIn } from '../../../../../session/abilities.ts';
import { load } from '../../../../../session/load.ts';
import { Shell } from '../../../../../shell/shell.tsx';

export const metadata = { title: 'Model breach' };

interface Props {
  params: Promise<{ tenant: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const [named, { event }] = await Promise.all([params, searchParams]);
  const slug = decodeURIComponent(named.tenant);
  const id = decodeURIComponent(named.id);
  const path = `/t/${named.tenant}/breaches/${named.id}`;
  const { viewer, modelBreach } = await load('breach', { tenant: slug, id }, path);
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  if (!modelBreach || !tenant) notFound();
  return (
    <Shell viewer={viewer} tenant={tenant}>
      <BreachScreen breach={modelBreach} canExclude={abilitiesIn(viewer, tenant).canApprove} />
      <IncidentKeys
        tenant={slug}
        back={`/t/${named.tenant}/breaches`}
        eventId={typeof event === 'string' ? event : null}
      />
    </Shell>
  );
}
