'use client';
import dynamic from 'next/dynamic';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Kbd } from '../keyboard/kbd.tsx';
import { useKeys } from '../keyboard/use-keys.ts';

const Palette = dynamic(() => import('./palette.tsx').then(({ Palette: it }) => it), {
  ssr: false,
});
const HelpOverlay = dynamic(
  () => import('../keyboard/help-overlay.tsx').then(({ HelpOverlay: it }) => it),
  { ssr: false },
);

interface Props {
  tenants: { slug: string; name: string }[];
  current: string;
  home: string;
  areas: readonly { href: string; name: string }[];
  incidents: string;
  /** Slug of the tenant whose page this is. */
  tenant?: string | undefined;
}

/** The tenant's name as a switch, the palette and the help: what the global keys do. */
export function Commands({ tenants, current, home, areas, incidents, tenant }: Props) {
  const [open, setOpen] = useState<'palette' | 'tenants' | 'help' | null>(null);
  const close = () => setOpen(null);
  const goTo = (name: string) => {
    const area = areas.find((one) => one.name === name);
    if (area) location.assign(area.href);
  };
  useKeys({
    help: () => setOpen('help'),
    palette: () => setOpen('palette'),
    goTenant: () => setOpen('tenants'),
    goIncidents: () => location.assign(incidents),
    goBreaches: () => goTo('Breaches'),
    goSearch: () => goTo('Search'),
    goModels: () => goTo('Models'),
    goSettings: () => goTo('Settings'),
    filter: () => document.querySelector<HTMLInputElement>('[data-filter]')?.focus(),
  });
  return (
    <>
      {tenants.length > 1 ? (
        <button type="button" className="button max-w-60" onClick={() => setOpen('tenants')}>
          <span className="truncate">{current}</span>
          <span className="font-normal text-text2 max-lg:hidden">tenant</span>
          <Kbd of="goTenant" />
        </button>
      ) : (
        <span className="max-w-60 truncate font-medium">{current}</span>
      )}
      <button
        type="button"
        className="button order-1 ml-auto max-sm:hidden"
        onClick={() => setOpen('palette')}
      >
        <Search size={14} aria-hidden="true" />
        <span className="max-lg:sr-only">Search or run</span>
        <Kbd of="palette" />
      </button>
      {open === 'help' && <HelpOverlay onClose={close} />}
      {(open === 'palette' || open === 'tenants') && (
        <Palette
          tenants={tenants}
          home={home}
          areas={areas}
          entitiesOf={tenant}
          isTenantsOnly={open === 'tenants'}
          onHelp={() => setOpen('help')}
          onClose={close}
        />
      )}
    </>
  );
}
