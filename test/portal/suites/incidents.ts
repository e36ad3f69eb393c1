import { expect, test } from 'vitest';
import { openPage, visit } from '../browser.ts';
import type { GetStage } from '../stage.ts';
import { takeover } from '../stub/takeover.ts';

const path = '/t/borealis/incidents/INC-7K2QF9';

/** The parts of the incident page that tell of it. */
export function incidents(getStage: GetStage): void {
  test('of dozens of breaches the strongest are told, and each is reached in its stage and model', async () => {
    const { browser, portal, world } = getStage();
    const one = takeover();
    const breaches = Array.from({ length: 10 }, (_, at) =>
      one.breaches.map((breach) => ({ ...breach, id: `${breach.id}-${at}` })),
    ).flat();
    world.incidents = [{ ...one, breaches }];
    const { page, faults } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, path);
    const why = page.locator('section[aria-labelledby=why-title]');
    await why.waitFor();
    const text = await why.innerText();
    expect(text).toContain('the strongest of 40 breaches');
    expect(text).toContain('Hiding · 10 breaches');
    const cards = why.locator('[data-breach]');
    expect(await cards.count()).toBe(43);
    expect(await cards.filter({ visible: true }).count()).toBe(3);
    await page.keyboard.press('W');
    expect(await page.locator('[data-breach]:focus').innerText()).toContain('Unusual Inbox Rule');
    expect(await cards.filter({ visible: true }).count()).toBeGreaterThan(3);
    expect(faults.list).toEqual([]);
  });
}
