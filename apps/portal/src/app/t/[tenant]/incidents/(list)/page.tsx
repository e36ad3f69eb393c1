import { notFound } from 'next/navigation';
import { apiFilterOf, filterOfUrl, urlOfFilter } from '../../../../../queue/filter.ts';
import { QueueScreen } from '../../../../../queue/queue-screen.tsx';
import { abilitiesIn } from '../../../../../session/abilities.ts';
import { load } from '../../../../../session/load.ts';
import { Shell } from '../../../../../shell/shell.tsx';

export const metadata = { title: 'Incidents' };

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const slug = decodeURIComponent((await params).tenant);
  const filter = filterOfUrl(await searchParams, slug);
  const variables = { filter: apiFilterOf(filter), tenants: [slug] };
  const answer = await load('queue', variables, urlOfFilter(filter));
  const tenant = answer.viewer.tenants.find((one) => one.slug === slug);
  if (!tenant) notFound();
  return (
    <Shell viewer={answer.viewer} tenant={tenant}>
      <QueueScreen
        key={urlOfFilter(filter)}
        filter={filter}
        answer={answer}
        now={Date.now()}
        canDecide={abilitiesIn(answer.viewer, tenant).canDecide}
      />
    </Shell>
  );
}
