import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { load } from '../../../../../session/load.ts';

interface Props {
  children: ReactNode;
  params: Promise<{ tenant: string; id: string }>;
}

/** An unknown incident is a real 404, before the skeleton is sent. */
export default async function Layout({ children, params }: Props) {
  const named = await params;
  const tenant = decodeURIComponent(named.tenant);
  const id = decodeURIComponent(named.id);
  const path = `/t/${named.tenant}/incidents/${named.id}`;
  const { incident } = await load('pulse', { tenant, id }, path);
  if (!incident) notFound();
  return children;
}
