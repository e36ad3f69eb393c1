import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { entityUrl } from '../../../../../../entity/entity-url.ts';
import { load } from '../../../../../../session/load.ts';
import { soon } from '../../../../../../session/soon.ts';

interface Props {
  children: ReactNode;
  params: Promise<{ tenant: string; kind: string; id: string }>;
}

/** An unknown entity is a real 404, before the skeleton is sent, where the API answers soon. */
export default async function Layout({ children, params }: Props) {
  const named = await params;
  const tenant = decodeURIComponent(named.tenant);
  const key = `${decodeURIComponent(named.kind)}:${decodeURIComponent(named.id)}`;
  const answer = await soon(load('isEntity', { tenant, key }, entityUrl(tenant, key)));
  if (answer?.entity === null) notFound();
  return children;
}
