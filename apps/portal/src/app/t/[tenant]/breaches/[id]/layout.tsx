import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { load } from '../../../../../session/load.ts';
import { soon } from '../../../../../session/soon.ts';

interface Props {
  children: ReactNode;
  params: Promise<{ tenant: string; id: string }>;
}

/** An unknown breach is a real 404, before the skeleton is sent, where the API answers soon. */
export default async function Layout({ children, params }: Props) {
  const named = await params;
  const tenant = decodeURIComponent(named.tenant);
  const id = decodeURIComponent(named.id);
  const path = `/t/${named.tenant}/breaches/${named.id}`;
  const answer = await soon(load('isBreach', { tenant, id }, path));
  if (answer?.modelBreach === null) notFound();
  return children;
}
