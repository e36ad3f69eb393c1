'use client';
import { SunMoon } from 'lucide-react';
import { themeCookie } from './theme.ts';

const yearSeconds = 365 * 24 * 60 * 60;

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Turns light to dark and back; the choice is kept in a cookie, so the server draws it right. */
export function ThemeButton() {
  return (
    <button
      type="button"
      className="button size-7 justify-center p-0 coarse:size-11"
      aria-label="Light or dark"
      title="Light or dark"
      onClick={() => {
        const next = isDark() ? 'light' : 'dark';
        document.documentElement.dataset.theme = next;
        document.cookie = `${themeCookie}=${next}; path=/; max-age=${yearSeconds}; samesite=lax`;
      }}
    >
      <SunMoon size={15} aria-hidden="true" />
    </button>
  );
}
