import { notFound } from 'next/navigation';
import { load } from '../../../../session/load.ts';
import { Shell } from '../../../../shell/shell.tsx';
import { changeMark } from '../../../../tenant/change-mark.ts';
import { LiveOverview } from '../../../../tenant/live-overview.tsx';
import { Overview } from '../../../../tenant/overview.tsx';

export const metadata = { title: 'Overview' };

export default async function Page({ params }: { params: Promise<{ tenant: string }> }) {
  const slug = decodeURIComponent((await params).tenant);
  const path = `/t/${encodeURIComponent(slug)}`;
  const { viewer, incidents } = await load('customer', { tenants: [slug] }, path);
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  if (!tenant) notFound();
  const rows = incidents.edges.map(({ node }) => node);
  return (
    <Shell viewer={viewer} tenant={tenant}>
      <LiveOverview tenant={slug} mark={changeMark(rows)} />
      <Overview tenant={tenant} incidents={rows} now={Date.now()} />
    </Shell>
  );
}
