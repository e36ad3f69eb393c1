import { expect, test } from 'vitest';
import { keptPage } from '../browser.ts';
import { hostileExclusions, hostileIncident, payloads } from '../stub/hostile.ts';
import type { GetStage } from '../stage.ts';
import { look, pages } from '../pages.ts';

/** What outsiders write, in every field they can reach. */
export function hostileText(getStage: GetStage): void {
  test.each(pages.filter(({ role }) => role !== undefined))(
    'nothing an outsider wrote runs, links, or breaks the layout: $name',
    async ({ role, ...shown }) => {
      const { browser, portal, world } = getStage();
      Object.assign(world, { incidents: [hostileIncident()], exclusions: hostileExclusions() });
      for (const event of Object.values(world.events)) {
        event.raw = Object.fromEntries(
          payloads.map((payload, at) => [`key${at} ${payload}`, payload]),
        );
        event.ocsf = event.raw;
        event.operation = payloads[0]!;
      }
      const { page, faults } = await keptPage(browser, portal, { role });
      await page.setViewportSize({ width: 360, height: 740 });
      await look(page, shown);
      const found = await page.evaluate(() => ({
        ran: 'pwned' in window,
        isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        outside: [...document.querySelectorAll('a[href], img, iframe, form')]
          .map(
            (one) =>
              one.getAttribute('href') ?? one.getAttribute('src') ?? one.getAttribute('action'),
          )
          .filter((address) => address !== null && !/^[/?#]/.test(address)),
        elements: document.querySelectorAll('img, iframe, b, marquee').length,
        text: document.body.innerText,
      }));
      expect(found).toMatchObject({ ran: false, isWide: false, outside: [], elements: 0 });
      expect(found.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/u);
      expect(faults.list.filter((fault) => !fault.includes('404'))).toEqual([]);
    },
  );

  test('what would hide is named, and addresses are broken', async () => {
    const { browser, portal, world } = getStage();
    world.incidents = [hostileIncident()];
    const { page } = await keptPage(browser, portal, { role: 'analyst' });
    await page.goto('/t/borealis/incidents/INC-7K2QF9');
    // The skeleton's own main stands beside the page's while it streams.
    await page.locator('#main #story-title').waitFor();
    const text = await page.locator('#main').innerText();
    for (const shown of [
      'U+202E',
      'U+200B',
      'hxxps://evil[.]example',
      '<img src=x',
      '6[.]6[.]6[.]6',
    ]) {
      expect(text).toContain(shown);
    }
  });
}
