import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { isTheme, themeCookie } from '../shell/theme.ts';
import { LocalTitles } from '../time/local-titles.tsx';

export const metadata: Metadata = {
  title: { default: 'Nightjar', template: '%s · Nightjar' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function Layout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get(themeCookie)?.value;
  return (
    <html lang="en" {...(isTheme(theme) ? { 'data-theme': theme } : {})}>
      <body>
        {children}
        <LocalTitles />
      </body>
    </html>
  );
}
