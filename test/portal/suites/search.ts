import { expect, test } from 'vitest';
import { openPage, visit } from '../browser.ts';
import type { GetStage } from '../stage.ts';
import { takeover } from '../stub/takeover.ts';

/** The event log: narrowed by what it shows. */
export function search(getStage: GetStage): void {
  test('a search is narrowed by a count and by a cell, and each restriction is lifted by itself', async () => {
    const { browser, portal } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/search');
    const rows = page.locator('.log-row');
    const inAll = await rows.count();
    const failures = page.getByRole('region', { name: 'Outcome' }).getByRole('listitem');
    const told = await failures.filter({ hasText: 'failure' }).innerText();
    await page
      .getByRole('region', { name: 'Outcome' })
      .getByRole('link', { name: 'failure' })
      .click();
    await page.getByRole('list', { name: 'Only' }).waitFor();
    expect(told).toContain(String(await rows.count()));
    expect(await rows.count()).toBeLessThan(inAll);
    await rows
      .first()
      .getByRole('link', { name: /^AS396073/ })
      .click();
    await page.getByText('Not only').first().waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.toString()).toBe('asn=396073&outcome=failure');
    await page.getByRole('link', { name: 'Not only outcome failure' }).click();
    await page.waitForURL('**/search?asn=396073');
    expect(faults.list).toEqual([]);
  });

  test('what was typed is asked with what was pivoted to, and an event opens beside the list', async () => {
    const { browser, portal } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'customer' });
    await visit(page, '/t/borealis/search?outcome=success');
    await page.getByRole('textbox', { name: 'Operation' }).fill('New-InboxRule');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.waitForURL(/operation=New-InboxRule/);
    expect(new URL(page.url()).searchParams.get('outcome')).toBe('success');
    expect(await page.locator('.log-row').count()).toBe(1);
    await visit(page, `${new URL(page.url()).pathname}${new URL(page.url()).search}`);
    await page.locator('.log-row').getByRole('link', { name: 'New-InboxRule' }).click();
    await page.waitForSelector('[role="dialog"] >> text=class_uid');
    expect(new URL(page.url()).searchParams.get('operation')).toBe('New-InboxRule');
    expect(faults.list).toEqual([]);
  });

  test('events of several hours are drawn as bars, each leading to its own time', async () => {
    const { browser, portal, world } = getStage();
    const [first] = world.incidents;
    const later = takeover({ id: 'later', displayId: 'INC-LATER1' });
    later.breaches = later.breaches.map((breach) => ({
      ...breach,
      evidence: breach.evidence.map((event) => ({
        ...event,
        id: `later-${event.id}`,
        happenedAt: event.happenedAt.replace('T03:', 'T09:'),
      })),
    }));
    world.incidents = [first!, later];
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/search');
    const bars = page.locator('.hours-chart a');
    expect(await bars.count()).toBe(2);
    const inAll = await page.locator('.log-row').count();
    await bars.last().click();
    await page.waitForURL(/from=2023-03-15T09%3A00&to=2023-03-15T10%3A00/);
    expect(await page.locator('.log-row').count()).toBe(inAll / 2);
  });

  test('an event that many breaches cite takes two lines, and leads to all of them', async () => {
    const { browser, portal, world } = getStage();
    const incident = world.incidents[0]!;
    const [breach] = incident.breaches;
    incident.breaches = Array.from({ length: 9 }, (_, n) => ({ ...breach!, id: `many-${n}` }));
    const { page, faults } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/search');
    const row = page.locator('.log-row').first();
    expect((await row.boundingBox())!.height).toBeLessThan(70);
    await row.getByRole('link', { name: 'and 8 more' }).click();
    await page.waitForURL(/breaches\?entity=user%3A.*from=2023-03-15&to=2023-03-15/);
    expect(faults.list).toEqual([]);
  });

  test('a breach leads to what its account did around it', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/breaches/b2');
    await page.getByRole('link', { name: 'All that it did around then' }).click();
    await page.waitForURL(/search\?entity=user%3A/);
    await page.locator('.log-row').first().waitFor();
    expect(await page.locator('.restriction').allInnerTexts()).toHaveLength(3);
  });
}
