import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { password, people } from './stub/people.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where this machine's Chromium is; undefined: the suite is skipped. */
export const findChromium = (): string | undefined =>
  [process.env.NIGHTJAR_CHROMIUM ?? '', ...places].find((path) => path !== '' && existsSync(path));

export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });

export type RoleName = keyof typeof people;

/** Faults that no page may have: console errors, page errors, what the content policy refused. */
export interface Faults {
  list: string[];
}

export interface Opened {
  page: Page;
  faults: Faults;
}

/** A page of its own, signed in as one of the people (or nobody), that collects its faults. */
export async function openPage(
  browser: Browser,
  portal: string,
  { role, ...options }: BrowserContextOptions & { role?: RoleName },
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: portal,
    locale: 'ja-JP',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const faults: Faults = { list: [] };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.list.push(message.text());
  });
  page.on('pageerror', (error) => faults.list.push(String(error)));
  if (role) {
    await page.goto('/login');
    await page.getByLabel('Work e-mail').fill(people[role].person.email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname !== '/login');
  }
  return { page, faults };
}
