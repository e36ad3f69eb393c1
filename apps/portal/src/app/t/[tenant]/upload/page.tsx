import { notFound } from 'next/navigation';
import { abilitiesIn } from '../../../../session/abilities.ts';
import { load } from '../../../../session/load.ts';
import { Shell } from '../../../../shell/shell.tsx';
import { UploadScreen } from '../../../../upload/upload-screen.tsx';

export const metadata = { title: 'Add a log' };

export default async function Page({ params }: { params: Promise<{ tenant: string }> }) {
  const slug = decodeURIComponent((await params).tenant);
  const { viewer } = await load('viewer', {}, `/t/${encodeURIComponent(slug)}/upload`);
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  if (!tenant || !abilitiesIn(viewer, tenant).canUpload) notFound();
  return (
    <Shell viewer={viewer} tenant={tenant}>
      <UploadScreen key={slug} tenant={{ slug, name: tenant.name }} />
    </Shell>
  );
}
