import { LogOut, Moon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Viewer } from '../graphql/schema.ts';
import { abilitiesIn, isMssp } from '../session/abilities.ts';
import { homeOf } from '../session/home-of.ts';
import { plainOf } from '../text/pieces.ts';
import { Commands } from './commands.tsx';
import { ThemeButton } from './theme-button.tsx';

interface Props {
  viewer: Viewer;
  /** The tenant whose page this is; absent across tenants. */
  tenant?: { slug: string; name: string; msspName: string };
  children: ReactNode;
}

/** The pages that lead on from here: of the navigation and of the palette alike. */
function areasOf({ viewer, tenant }: Omit<Props, 'children'>): { href: string; name: string }[] {
  return [
    ...(isMssp(viewer) ? [{ href: '/mssp/queue', name: 'Queue' }] : []),
    ...(tenant
      ? [
          { href: `/t/${tenant.slug}`, name: 'Overview' },
          { href: `/t/${tenant.slug}/incidents`, name: 'Incidents' },
          { href: `/t/${tenant.slug}/breaches`, name: 'Breaches' },
          { href: `/t/${tenant.slug}/search`, name: 'Search' },
          { href: `/t/${tenant.slug}/models`, name: 'Models' },
          { href: `/t/${tenant.slug}/settings`, name: 'Settings' },
          ...(abilitiesIn(viewer, tenant).canUpload
            ? [{ href: `/t/${tenant.slug}/upload`, name: 'Add a log' }]
            : []),
        ]
      : []),
  ];
}

function Areas({ areas }: { areas: readonly { href: string; name: string }[] }) {
  return (
    <nav
      aria-label="Areas"
      className="flex flex-wrap gap-x-4 max-sm:order-3 max-sm:w-full max-sm:pb-1"
    >
      {areas.map(({ href, name }) => (
        <a key={href} href={href} className="link flex min-h-6 items-center">
          {name}
        </a>
      ))}
    </nav>
  );
}

/** Header, tenant, areas and the page. Links are plain: a switch of area or tenant is a whole document. */
export function Shell({ viewer, tenant, children }: Props) {
  const areas = areasOf({ viewer, tenant });
  const tenants = viewer.tenants.map(({ slug, name }) => ({ slug, name: plainOf(name, 80) }));
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="button sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50"
      >
        To the content
      </a>
      <header className="no-print sticky top-0 z-30 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-border bg-surface px-4 py-1.5">
        <a
          href={homeOf(viewer)}
          className="flex min-h-6 items-center gap-1.5 text-14 font-strong text-text no-underline"
        >
          <Moon size={15} aria-hidden="true" fill="currentColor" />
          Nightjar
        </a>
        <Commands
          tenants={tenants}
          current={tenant ? plainOf(tenant.name, 80) : isMssp(viewer) ? 'All tenants' : ''}
          home={homeOf(viewer)}
          areas={areas}
          tenant={tenant?.slug}
          incidents={tenant ? `/t/${tenant.slug}/incidents` : homeOf(viewer)}
        />
        <Areas areas={areas} />
        <div className="order-2 flex items-center gap-2 max-sm:ml-auto">
          <span className="text-text2 max-md:hidden">{plainOf(viewer.person.name, 40)} · UTC</span>
          <ThemeButton />
          <form action="/sign-out" method="post">
            <button type="submit" className="button" aria-label="Sign out" title="Sign out">
              <LogOut size={14} aria-hidden="true" />
              <span className="max-lg:hidden">Sign out</span>
            </button>
          </form>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  );
}
