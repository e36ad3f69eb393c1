import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openDialog, openPage, visit } from '../browser.ts';
import { look, pages } from '../pages.ts';
import type { GetStage } from '../stage.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

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

/** Who can use it: contrast, names, roles, reflow, targets; and nothing refused or thrown on the way. */
export function accessibility(getStage: GetStage): void {
  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    test.each(pages)(
      '$name is free of axe violations and faults, wide and narrow',
      async ({ role, ...shown }) => {
        const { browser, portal } = getStage();
        const { page, faults } = await openPage(browser, portal, { role, colorScheme });
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await look(page, shown);
          expect(await violationsOf(page)).toEqual([]);
          expect(await smallTargets(page)).toEqual([]);
        }
        // The refused page answers 404, which the browser itself reports.
        expect(faults.list.filter((fault) => !fault.includes('404'))).toEqual([]);
      },
    );

    test.each(layers)('the $name layer is free of axe violations', async ({ name, path, keys }) => {
      const { browser, portal } = getStage();
      const { page, faults } = await openPage(browser, portal, { role: 'analyst', colorScheme });
      await visit(page, path);
      for (const key of keys) await page.keyboard.press(key);
      await (name === 'peek' ? page.waitForSelector('aside') : openDialog(page));
      expect(await violationsOf(page)).toEqual([]);
      expect(faults.list).toEqual([]);
    });
  });

  test.each(pages)('$name does not scroll sideways at 360 px', async ({ role, ...shown }) => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, {
      role,
      viewport: { width: 360, height: 740 },
    });
    await look(page, shown);
    expect(await isWiderThanScreen(page)).toBe(false);
  });

  test('control: the same checks find a page broken on purpose', async () => {
    const { browser, portal } = getStage();
    const { page, faults } = await openPage(browser, portal, {});
    await page.goto('/login');
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<button style="width:4px"></button><div class="wide"></div><script>1</script>',
      );
      const wide = document.querySelector<HTMLElement>('.wide')!;
      wide.style.width = '4000px';
      wide.style.height = '1px';
    });
    expect((await violationsOf(page)).length).toBeGreaterThan(0);
    expect((await smallTargets(page)).length).toBeGreaterThan(0);
    expect(await isWiderThanScreen(page)).toBe(true);
    expect(faults.list.join()).toContain('Content Security Policy');
  });
}
