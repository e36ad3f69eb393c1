import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { isMssp } from '../../session/abilities.ts';
import { enter } from '../../session/enter.ts';

export default async function Layout({ children }: { children: ReactNode }) {
  if (!isMssp(await enter())) notFound();
  return children;
}
