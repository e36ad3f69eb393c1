import { notFound } from 'next/navigation';
import { Exclusions } from '../../../../exclusion/exclusions.tsx';
import { modelFilterOfUrl, modelsUrl } from '../../../../model/filter.ts';
import { ModelsScreen } from '../../../../model/models-screen.tsx';
import { abilitiesIn } from '../../../../session/abilities.ts';
import { load } from '../../../../session/load.ts';
import { Shell } from '../../../../shell/shell.tsx';

export const metadata = { title: 'Models' };

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const slug = decodeURIComponent((await params).tenant);
  const filter = modelFilterOfUrl(await searchParams);
  const path = modelsUrl(slug, filter);
  const { viewer, models, tenant: told } = await load('models', { tenant: slug }, path);
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  if (!tenant) notFound();
  return (
    <Shell viewer={viewer} tenant={tenant}>
      <ModelsScreen tenant={tenant} models={models} filter={filter} />
      <Exclusions
        tenant={slug}
        exclusions={told?.exclusions ?? []}
        now={Date.now()}
        canEnd={abilitiesIn(viewer, tenant).canApprove}
      />
    </Shell>
  );
}
