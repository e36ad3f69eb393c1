import type { Page } from 'playwright-core';
import { ready } from './browser.ts';
import type { RoleName } from './browser.ts';

interface Shown {
  path: string;
  /** What stands on the page when it is there. */
  shows: string;
  /** Without the header, whose keys tell that a page is hydrated. */
  isBare?: true;
}

/** Loads a page, until it shows what it is for and listens. */
export async function look(page: Page, { path, shows, isBare }: Shown): Promise<void> {
  await page.goto(path);
  await page.waitForSelector(shows);
  if (!isBare) await ready(page);
}

/** Every page of the portal, with who looks at it. */
export const pages: readonly (Shown & { name: string; role?: RoleName })[] = [
  { name: 'sign-in', path: '/login', shows: 'button[type=submit]:enabled', isBare: true },
  { name: 'queue', path: '/mssp/queue', role: 'analyst', shows: '[data-row]' },
  {
    name: 'queue-none-match',
    path: '/mssp/queue?q=nothing-like-this',
    role: 'analyst',
    shows: 'text=No incident matches',
  },
  {
    name: 'incident',
    path: '/t/borealis/incidents/INC-7K2QF9',
    role: 'analyst',
    shows: '#story-title',
  },
  {
    name: 'incident-event',
    path: '/t/borealis/incidents/INC-7K2QF9?event=e4',
    role: 'analyst',
    shows: 'text=Vendor’s id',
  },
  { name: 'customer', path: '/t/borealis', role: 'customer', shows: 'h1' },
  {
    name: 'customer-incidents',
    path: '/t/borealis/incidents',
    role: 'customer',
    shows: '[data-row]',
  },
  {
    name: 'customer-incident',
    path: '/t/borealis/incidents/INC-7K2QF9',
    role: 'viewer',
    shows: '#story-title',
  },
  { name: 'search', path: '/t/borealis/search', role: 'analyst', shows: '.log-row' },
  {
    name: 'search-narrowed',
    path: '/t/borealis/search?outcome=success&kind=vpn',
    role: 'customer',
    shows: '.restriction',
  },
  {
    name: 'search-none-match',
    path: '/t/borealis/search?operation=nothing-like-this',
    role: 'analyst',
    shows: 'text=No event matches',
  },
  { name: 'breaches', path: '/t/borealis/breaches', role: 'analyst', shows: '.log-row' },
  {
    name: 'breaches-none-match',
    path: '/t/borealis/breaches?entity=nobody',
    role: 'analyst',
    shows: 'text=No breach matches',
  },
  { name: 'breach', path: '/t/borealis/breaches/b2', role: 'customer', shows: '#why-title' },
  {
    name: 'entity',
    path: '/t/borealis/entities/user/j.ortega%40borealis.example',
    role: 'analyst',
    shows: '#usual-title',
  },
  {
    name: 'entity-silence',
    path: '/t/borealis/entities/user/j.ortega%40borealis.example?at=2023-03-15T04:00&hours=3',
    role: 'customer',
    shows: '#silence-title',
  },
  { name: 'models', path: '/t/borealis/models', role: 'viewer', shows: '.model-row' },
  { name: 'settings', path: '/t/borealis/settings', role: 'admin', shows: '#levels-title' },
  { name: 'upload', path: '/t/borealis/upload', role: 'customer', shows: 'text=Choose files' },
  {
    name: 'not-found',
    path: '/t/acme',
    role: 'customer',
    shows: 'text=There is nothing here',
    isBare: true,
  },
];
