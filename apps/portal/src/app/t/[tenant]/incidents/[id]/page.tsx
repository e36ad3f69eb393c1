import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IncidentKeys } from '../../../../../incident/incident-keys.tsx';
import { IncidentLive } from '../../../../../incident/incident-live.tsx';
import { IncidentScreen } from '../../../../../incident/incident-screen.tsx';
import { workOf } from '../../../../../incident/pulse.ts';
import { abilitiesIn } from '../../../../../session/abilities.ts';
import { load } from '../../../../../session/load.ts';
import { Shell } from '../../../../../shell/shell.tsx';

interface Props {
  params: Promise<{ tenant: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).id).slice(0, 20) };
}

export default async function Page({ params, searchParams }: Props) {
  const [named, { event }] = await Promise.all([params, searchParams]);
  const tenant = decodeURIComponent(named.tenant);
  const id = decodeURIComponent(named.id);
  const path = `/t/${named.tenant}/incidents/${named.id}`;
  const { viewer, incident } = await load('incident', { tenant, id }, path);
  if (!incident) notFound();
  const abilities = abilitiesIn(viewer, incident.tenant);
  const now = Date.now();
  return (
    <Shell viewer={viewer} tenant={incident.tenant}>
      <IncidentLive
        tenant={tenant}
        id={incident.id}
        pulse={{ revision: incident.revision, work: workOf(incident) }}
        drawnAt={new Date(now).toISOString()}
      />
      <IncidentScreen incident={incident} abilities={abilities} now={now} />
      <IncidentKeys
        tenant={tenant}
        back={abilities.isMssp ? '/mssp/queue' : `/t/${named.tenant}/incidents`}
        eventId={typeof event === 'string' ? event : null}
      />
    </Shell>
  );
}
