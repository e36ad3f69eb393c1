import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { load } from '../../../../../session/load.ts';

interface Props {
  children: ReactNode;
  params: Promise<{ tenant: string; id: string }>;
}

/** An unknown breach is a real 404, before the skeleton is sent. */
export default async function Layout({ children, params }: Props) {
  const named = await params;
  const tenant = decodeURIComponent(named.tenant);
  const id = decodeURIComponent(named.id);
  const path = `/t/${named.tenant}/breaches/${named.id}`;
  const { modelBreach } = await load('isBreach', { tenant, id }, path);
  if (!modelBreach) notFound();
  return children;
}
