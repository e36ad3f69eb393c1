import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from 'playwright-core';
import { password, people } from './stub/people.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where this machine's Chromium is; undefined: the suite is skipped. */
export const findChromium = (): string | undefined =>
  [process.env.NIGHTJAR_CHROMIUM ?? '', ...places].find((path) => path !== '' && existsSync(path));

export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });

export type RoleName = keyof typeof people;

/** Faults that no page may have: console errors, page errors, what the content policy refused. */
export interface Faults {
  list: string[];
}

export interface Opened {
  page: Page;
  faults: Faults;
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
const sessions = new Map<string, Promise<Session>>();

/** One sign-in a person and portal: the cookies are used again. */
function sessionOf(browser: Browser, portal: string, role: RoleName): Promise<Session> {
  const key = `${portal} ${role}`;
  const known = sessions.get(key) ?? signIn(browser, portal, role);
  sessions.set(key, known);
  return known;
}

async function signIn(browser: Browser, portal: string, role: RoleName): Promise<Session> {
  const context = await browser.newContext({ baseURL: portal });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('Work e-mail').fill(people[role].person.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/login');
  const session = await context.storageState();
  await context.close();
  return session;
}

const kept = new Map<string, Promise<Opened>>();

/**
 * The page of one of the people (or of nobody) for tests that only look: it keeps the browser's caches, which are
 * most of a load. Reads are all it is for; what is chosen, typed or stored there would be the next test's.
 */
export async function keptPage(
  browser: Browser,
  portal: string,
  { role }: { role?: RoleName | undefined },
): Promise<Opened> {
  const key = role ?? 'nobody';
  const known = kept.get(key) ?? openPage(browser, portal, role ? { role } : {});
  kept.set(key, known);
  const { page, faults } = await known;
  faults.list.length = 0;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  return { page, faults };
}

/** After each test, also one that failed: a page left open goes on asking, and is counted in the tests after it. */
export async function leavePages(browser: Browser): Promise<void> {
  const waiting = await Promise.all(kept.values());
  const stays = new Set(waiting.map(({ page }) => page.context()));
  await Promise.all([
    ...browser.contexts().map((context) => stays.has(context) || context.close()),
    // A picture asks for nothing; it is the portal's own, so that the process stays the same.
    ...waiting.map(({ page }) => page.goto('/icon.svg')),
  ]);
}

/** A page of its own, signed in as one of the people (or nobody), that collects its faults. */
export async function openPage(
  browser: Browser,
  portal: string,
  { role, ...options }: BrowserContextOptions & { role?: RoleName },
): Promise<Opened> {
  const storageState = role && (await sessionOf(browser, portal, role));
  const context = await browser.newContext({
    storageState,
    viewport: { width: 1440, height: 900 },
    baseURL: portal,
    locale: 'ja-JP',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const faults: Faults = { list: [] };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      faults.list.push(message.text());
  });
  page.on('pageerror', (error) => faults.list.push(String(error)));
  return { page, faults };
}

/** Until the page at hand is hydrated: a key, a press or a letter that comes before is lost. */
export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('html[data-keys]', { state: 'attached' });
}

/** Loads a page of someone signed in, until it listens. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Until a link or a form has led to another document, which listens. */
export async function arrive(page: Page, url: string): Promise<void> {
  await page.waitForURL(url);
  await ready(page);
}

/** The layer that is open, once it holds the focus: keys pressed before would go to the page under it. */
export async function openDialog(page: Page): Promise<Locator> {
  await page.locator('[role="dialog"]:focus-within').waitFor();
  return page.getByRole('dialog');
}
