import { notFound } from 'next/navigation';
import { abilitiesIn } from '../../../../session/abilities.ts';
import { load } from '../../../../session/load.ts';
import { SettingsScreen } from '../../../../settings/settings-screen.tsx';
import { Shell } from '../../../../shell/shell.tsx';

export const metadata = { title: 'Settings' };

export default async function Page({ params }: { params: Promise<{ tenant: string }> }) {
  const slug = decodeURIComponent((await params).tenant);
  const path = `/t/${encodeURIComponent(slug)}/settings`;
  const { viewer, tenant: found } = await load('settings', { tenant: slug }, path);
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  if (!tenant || !found) notFound();
  return (
    <Shell viewer={viewer} tenant={tenant}>
      <SettingsScreen
        tenant={tenant}
        levels={found.serviceLevels}
        canSet={abilitiesIn(viewer, tenant).canAdminister}
      />
    </Shell>
  );
}
