import { expect, test } from 'vitest';
import { openPage, visit } from '../browser.ts';
import type { GetStage } from '../stage.ts';
import { takeover } from '../stub/takeover.ts';
import { busyQueue } from '../stub/world.ts';

/** What changes while one looks. */
export function live(getStage: GetStage): void {
  test('the attack appears in an empty queue by itself, without a reload', async () => {
    const { browser, portal, world } = getStage();
    world.incidents = [];
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/');
    await page.waitForSelector('text=No incident so far');
    await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
    world.incidents = [takeover()];
    await page.waitForSelector('[data-row] >> text=Mailbox takeover');
    expect(await page.evaluate(() => 'isSameDocument' in window)).toBe(true);
  });

  test('a new row waits behind a button and moves nothing', async () => {
    const { browser, portal, world } = getStage();
    const [first, ...rest] = busyQueue();
    world.incidents = rest;
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/');
    await page.waitForSelector('[data-row]');
    const before = await page.locator('[data-row]').allTextContents();
    world.incidents = [first!, ...rest];
    await page.getByRole('button', { name: '1 new' }).waitFor();
    expect(await page.locator('[data-row]').count()).toBe(before.length);
    await page.keyboard.press('.');
    await page.waitForSelector('[data-row]:first-child >> text=Mailbox takeover');
  });

  test('a new narrative waits until the reader asks for it', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/incidents/INC-7K2QF9');
    Object.assign(world.incidents[0]!, { revision: 4, title: 'Mailbox takeover, grown' });
    await page.waitForSelector('text=v3 → v4');
    expect(await page.locator('h1').textContent()).not.toContain('grown');
    await page.getByRole('button', { name: 'Show it' }).click();
    await page.waitForSelector('h1 >> text=grown');
  });

  test('a silent API leaves the page standing, says since when, and recovers', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/');
    await page.waitForSelector('[data-row]');
    world.isDown = true;
    await page.waitForSelector('text=/Showing data from .* UTC, reconnecting/');
    expect(await page.locator('[data-row]').count()).toBe(5);
    world.isDown = false;
    await page.waitForSelector('text=/Showing data from .* UTC, reconnecting/', {
      state: 'detached',
    });
  });

  test('a page that cannot be loaded says so and offers to try again', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    world.isDown = true;
    await page.goto('/t/borealis');
    await page.waitForSelector('text=This page could not be loaded');
    world.isDown = false;
    await page.reload();
    await page.waitForSelector('text=Needs you');
    expect(await page.getByText('could not be loaded').count()).toBe(0);
  });

  test.each(['/mssp/queue', '/t/borealis/incidents/INC-7K2QF9', '/t/borealis'])(
    'while nothing is answered %s shows its skeleton, and then what is asked for',
    async (path) => {
      const { browser, portal, world } = getStage();
      const { page } = await openPage(browser, portal, { role: 'analyst' });
      const { promise, resolve } = Promise.withResolvers<void>();
      world.hold = promise;
      await page.goto(path, { waitUntil: 'commit' });
      await page.waitForSelector('main[aria-busy=true]');
      resolve();
      delete world.hold;
      await page.waitForSelector('h1');
      expect(await page.locator('main[aria-busy=true]').count()).toBe(0);
    },
  );

  test('a customer is not shown the queue, however late that is known', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'customer' });
    const { promise, resolve } = Promise.withResolvers<void>();
    world.hold = promise;
    await page.goto('/mssp/queue', { waitUntil: 'commit' });
    await page.waitForSelector('main[aria-busy=true]');
    resolve();
    delete world.hold;
    await page.waitForSelector('text=There is nothing here for you');
    expect(await page.locator('[data-row]').count()).toBe(0);
  });

  test('an ended session keeps the page and asks to sign in again', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/');
    await page.waitForSelector('[data-row]');
    await page.context().clearCookies();
    await page.waitForSelector('text=Your session has ended');
    const link = await page
      .getByRole('dialog')
      .getByRole('link', { name: 'Sign in' })
      .getAttribute('href');
    expect(link).toBe('/login?next=%2Fmssp%2Fqueue');
  });

  test('a hidden page stops asking', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    let asked = 0;
    page.on('request', (request) => (asked += request.url().endsWith('/api/graphql') ? 1 : 0));
    /** What the page asks while its own clock runs on. */
    const askedIn = async (ms: number): Promise<number> => {
      const before = asked;
      await page.clock.runFor(ms);
      // Sent after all that the page had sent, so that nothing is still to be counted.
      await page.evaluate(() => fetch('/icon.svg').then(({ status }) => status));
      return asked - before;
    };
    await page.clock.install();
    await visit(page, '/');
    await page.waitForSelector('[data-row]');
    await page.clock.pauseAt(Date.now() + 60_000);
    await expect.poll(() => askedIn(2_000)).toBe(1);
    await page.evaluate(() =>
      Object.defineProperty(document, 'hidden', { get: () => true, configurable: true }),
    );
    expect(await askedIn(60_000)).toBe(0);
    // Counted before it wakes: its first question may be there before we look.
    const asleep = asked;
    await page.evaluate(() => {
      Reflect.deleteProperty(document, 'hidden');
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(() => asked - asleep).toBe(1);
    await expect.poll(() => askedIn(2_000)).toBe(1);
  });
}
