import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOf } from '../axe.ts';
import { keptPage, openDialog, openPage, visit } from '../browser.ts';
import { look, pages } from '../pages.ts';
import type { GetStage } from '../stage.ts';

const isWiderThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a, summary, [role="tab"]')]
      .filter((one) => one.checkVisibility() && !one.classList.contains('sr-only'))
      .filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width < 24 || height < 24;
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );

const layers: readonly { name: string; path: string; keys: string[] }[] = [
  { name: 'help', path: '/mssp/queue', keys: ['?'] },
  { name: 'palette', path: '/mssp/queue', keys: ['Control+k'] },
  { name: 'peek', path: '/mssp/queue', keys: ['j', 'Space'] },
  { name: 'benign', path: '/mssp/queue', keys: ['j', 'b'] },
  { name: 'approve', path: '/t/borealis/incidents/INC-7K2QF9', keys: ['r'] },
];

const schemes = ['light', 'dark'] as const;

/** Who can use it: contrast, names, roles, reflow, targets; and nothing refused or thrown on the way. */
export function accessibility(getStage: GetStage): void {
  // The width and the scheme are matters of style sheets alone: the page need not be loaded for each.
  test.each(pages)(
    '$name is free of axe violations and faults, light and dark, wide and narrow, and does not scroll sideways',
    async ({ role, ...shown }) => {
      const { browser, portal } = getStage();
      const { page, faults } = await keptPage(browser, portal, { role });
      await look(page, shown);
      const found: string[] = [];
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await smallTargets(page)).toEqual([]);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          const here = await violationsOf(page);
          found.push(...here.map((one) => `${width} ${colorScheme}: ${one}`));
        }
      }
      expect(found).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await isWiderThanScreen(page)).toBe(false);
      // The refused page answers 404, which the browser itself reports.
      expect(faults.list.filter((fault) => !fault.includes('404'))).toEqual([]);
    },
  );

  test.each(layers)('the $name layer is free of axe violations', async ({ name, path, keys }) => {
    const { browser, portal } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, path);
    for (const key of keys) await page.keyboard.press(key);
    await (name === 'peek' ? page.waitForSelector('aside') : openDialog(page));
    const found: string[] = [];
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violationsOf(page)).map((one) => `${colorScheme}: ${one}`));
    }
    expect(found).toEqual([]);
    expect(faults.list).toEqual([]);
  });

  test('control: the same checks find a page broken on purpose, each fault where it is', async () => {
    const { browser, portal } = getStage();
    const { page, faults } = await openPage(browser, portal, {});
    // Hydrated first: React would take out what it did not draw.
    await look(
      page,
      pages.find(({ name }) => name === 'sign-in')!,
    );
    await page.evaluate(() => {
      document
        .querySelector('main')!
        .insertAdjacentHTML(
          'beforeend',
          '<p class="faint">Faint</p><button class="small"></button><i class="wide" style="top:0"></i>',
        );
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        .faint { color: #000; background: #fff }
        .small { display: none; width: 4px }
        .wide { display: block; width: 4000px; height: 1px }
        @media (prefers-color-scheme: dark) { .faint { color: #eee } }
        @media (width < 500px) { .small { display: block } }
      `);
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await violationsOf(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect((await violationsOf(page)).join()).toContain('color-contrast: .faint');
    await page.setViewportSize({ width: 390, height: 900 });
    expect((await violationsOf(page)).join()).toContain('button-name: .small');
    expect((await smallTargets(page)).length).toBe(1);
    expect(await isWiderThanScreen(page)).toBe(true);
    expect(faults.list.join()).toContain('Content Security Policy');
  });
}
