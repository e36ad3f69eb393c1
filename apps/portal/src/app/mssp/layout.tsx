import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { isMssp } from '../../session/abilities.ts';
import { enter } from '../../session/enter.ts';
import { soon } from '../../session/soon.ts';

export default async function Layout({ children }: { children: ReactNode }) {
  const viewer = await soon(enter());
  if (viewer && !isMssp(viewer)) notFound();
  return children;
}
