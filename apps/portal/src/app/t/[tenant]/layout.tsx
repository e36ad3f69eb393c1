import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { enter } from '../../../session/enter.ts';

interface Props {
  children: ReactNode;
  params: Promise<{ tenant: string }>;
}

export default async function Layout({ children, params }: Props) {
  const slug = decodeURIComponent((await params).tenant);
  const { tenants } = await enter();
  if (!tenants.some((tenant) => tenant.slug === slug)) notFound();
  return children;
}
