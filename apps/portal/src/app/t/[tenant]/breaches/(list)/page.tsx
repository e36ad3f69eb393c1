import { notFound } from 'next/navigation';
import { BreachLog } from '../../../../../breach/breach-log.tsx';
import { afterOfUrl, apiFilterOf, filterOfUrl, logUrl } from '../../../../../breach/filter.ts';
import { load } from '../../../../../session/load.ts';
import { Shell } from '../../../../../shell/shell.tsx';

export const metadata = { title: 'Model breaches' };

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const slug = decodeURIComponent((await params).tenant);
  const asked = await searchParams;
  const [filter, after] = [filterOfUrl(asked), afterOfUrl(asked)];
  const variables = { tenant: slug, filter: apiFilterOf(slug, filter), after };
  const path = logUrl(slug, filter, after ?? undefined);
  const { viewer, modelBreaches, models } = await load('breaches', variables, path);
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  if (!tenant) notFound();
  return (
    <Shell viewer={viewer} tenant={tenant}>
      <BreachLog
        tenant={tenant}
        filter={filter}
        after={after}
        page={modelBreaches}
        models={models.map(({ model }) => model.path)}
      />
    </Shell>
  );
}
