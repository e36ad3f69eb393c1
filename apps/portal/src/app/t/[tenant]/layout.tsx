import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { enter } from '../../../session/enter.ts';
import { soon } from '../../../session/soon.ts';

interface Props {
  children: ReactNode;
  params: Promise<{ tenant: string }>;
}

export default async function Layout({ children, params }: Props) {
  const slug = decodeURIComponent((await params).tenant);
  const viewer = await soon(enter());
  if (viewer?.tenants.some((tenant) => tenant.slug === slug) === false) notFound();
  return children;
}
