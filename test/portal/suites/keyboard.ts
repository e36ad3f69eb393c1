import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { arrive, openDialog, openPage, visit } from '../browser.ts';
import type { GetStage } from '../stage.ts';

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

const incident = '/t/borealis/incidents/INC-7K2QF9';

/** Everything by keys: the journey of one triage, without a pointer. */
export function keyboard(getStage: GetStage): void {
  test('an incident is found, understood and contained without a pointer', async () => {
    const { browser, portal, world } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/');
    await page.keyboard.press('j');
    expect(await focused(page)).toContain('Mailbox takeover');
    await page.keyboard.press('Space');
    await page.waitForSelector('aside >> text=Force logout');
    await page.keyboard.press('Escape');
    expect(await page.locator('aside').count()).toBe(0);
    await page.keyboard.press('Enter');
    await arrive(page, `**${incident}`);
    await page.keyboard.press('2');
    expect(await focused(page)).toBe('Why is this unusual?');
    await page.keyboard.press('w');
    expect(await focused(page)).toContain('0 of 412 sign-ins');
    await page.keyboard.press('w');
    expect(await focused(page)).toContain('PerfectData Software was granted');
    await page.keyboard.press('l');
    await page.waitForSelector('[role="dialog"] >> text=class_uid');
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await openDialog(page);
    expect(await focused(page)).toBe(
      'Force logout of j.ortega@borealis.example in Borealis Health',
    );
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=signInSessionsValidFrom is later', { timeout: 20_000 });
    expect(world.incidents[0]!.actions[0]!.state).toBe('VERIFIED');
    await page.keyboard.press('u');
    await page.waitForURL('**/mssp/queue');
    expect(faults.list).toEqual([]);
  });

  test('two keys close an incident as benign, and z takes it back', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('b');
    await openDialog(page);
    await page.keyboard.press('1');
    await page.waitForSelector('text=INC-M4DIAZ closed as benign');
    expect(world.incidents.find(({ displayId }) => displayId === 'INC-M4DIAZ')?.status).toBe(
      'CLOSED',
    );
    await page.keyboard.press('z');
    await expect
      .poll(() => world.incidents.find(({ displayId }) => displayId === 'INC-M4DIAZ')?.status)
      .toBe('NEW');
  });

  test('a critical incident is not closed without a note', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/');
    await page.keyboard.press('j');
    await page.keyboard.press('b');
    await openDialog(page);
    await page.keyboard.press('1');
    await page.waitForSelector('text=A critical incident needs a note');
    expect(world.incidents[0]!.status).toBe('NEW');
    await page.keyboard.type('Rang the user');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => world.incidents[0]!.status).toBe('CLOSED');
  });

  test('keys typed into a field, with single keys off, or with Ctrl held, do nothing', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/');
    await page.keyboard.press('/');
    await page.keyboard.type('ab');
    expect(await page.inputValue('[data-filter]')).toBe('ab');
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      localStorage.setItem('nightjar.singleKeys', 'off');
    });
    await page.keyboard.press('a');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(world.asked).not.toContain('Acknowledge');
  });

  test('the tab key reaches every control of the incident page, each with a visible focus', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, incident);
    const all = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement>('main :is(a[href], button, summary, textarea)'),
        ].filter((one) => one.checkVisibility()).length,
    );
    const reached = new Set<string>();
    for (let press = 0; press < all + 40; press += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate((mark) => {
        const one = document.activeElement as HTMLElement;
        if (!one.closest('main') || !one.matches('a[href], button, summary, textarea')) return null;
        one.dataset.reached ??= mark;
        return { id: one.dataset.reached, outline: getComputedStyle(one).outlineStyle };
      }, String(press));
      if (!seen) continue;
      expect(seen.outline).not.toBe('none');
      reached.add(seen.id);
    }
    expect(all).toBeGreaterThan(20);
    expect(reached.size).toBe(all);
  });
}
