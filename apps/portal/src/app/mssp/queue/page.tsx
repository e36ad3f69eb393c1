import { notFound } from 'next/navigation';
import { isMssp } from '../../../session/abilities.ts';
import { load } from '../../../session/load.ts';
import { Shell } from '../../../shell/shell.tsx';
import { apiFilterOf, filterOfUrl, urlOfFilter } from '../../../queue/filter.ts';
import { QueueScreen } from '../../../queue/queue-screen.tsx';

export const metadata = { title: 'Queue' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const filter = filterOfUrl(await searchParams);
  const asked = apiFilterOf(filter);
  const answer = await load(
    'queue',
    { filter: asked, tenants: asked.tenants ?? null },
    urlOfFilter(filter),
  );
  if (!isMssp(answer.viewer)) notFound();
  const canDecide = answer.viewer.memberships.some(
    ({ scopeKind, role }) => scopeKind === 'MSSP' && role !== 'VIEWER',
  );
  return (
    <Shell viewer={answer.viewer}>
      <QueueScreen
        key={urlOfFilter(filter)}
        filter={filter}
        answer={answer}
        now={Date.now()}
        canDecide={canDecide}
      />
    </Shell>
  );
}
