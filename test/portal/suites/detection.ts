import { expect, test } from 'vitest';
import { arrive, openDialog, openPage, visit } from '../browser.ts';
import type { GetStage } from '../stage.ts';
import { takeover } from '../stub/takeover.ts';

/** What models found, and what they look for. */
export function detection(getStage: GetStage): void {
  test('from the incident a breach is opened with its numbers, its score and what would have kept it quiet', async () => {
    const { browser, portal } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/incidents/INC-7K2QF9');
    await page
      .locator('#main')
      .getByRole('link', { name: 'All numbers of this breach' })
      .first()
      .click();
    await arrive(page, '**/t/borealis/breaches/b2');
    const main = page.locator('#main');
    await main.locator('#why-title').waitFor();
    const text = await main.innerText();
    for (const told of [
      '1 of 37 other users',
      'n = 412',
      'not before',
      '3 further matches',
      'Had the network been AS8075',
    ])
      expect(text).toContain(told);
    expect(await page.getByRole('table').count()).toBe(2);
    await page.keyboard.press('l');
    await page.waitForSelector('[role="dialog"] >> text=class_uid');
    expect(faults.list).toEqual([]);
  });

  test('the page of a breach ends where its content ends, however much evidence it lists', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    const incident = world.incidents[0]!;
    // Copies: the stub's own breaches are the next test's, too.
    incident.breaches = incident.breaches.map((breach) => ({
      ...breach,
      evidence: Array.from({ length: 40 }, () => breach.evidence).flat(),
    }));
    await visit(page, '/t/borealis/breaches/b2');
    await page.locator('#evidence-title').waitFor();
    expect(await page.locator('ol[aria-label="Events"] li').count()).toBeGreaterThan(39);
    const blank = await page.evaluate(() => {
      const panels = [...document.querySelectorAll('#main section')];
      const end = Math.max(...panels.map((panel) => panel.getBoundingClientRect().bottom));
      return document.documentElement.scrollHeight - Math.max(end, window.innerHeight);
    });
    expect(blank).toBeLessThan(64);
  });

  test('from the incident an entity is opened with what is usual for it, its breaches and incidents', async () => {
    const { browser, portal } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'customer' });
    await visit(page, '/t/borealis/incidents/INC-7K2QF9');
    await page.locator('#facts-title').waitFor();
    await page.locator('#main a[href*="/entities/"]').first().click();
    await arrive(page, '**/t/borealis/entities/user/j.ortega%40borealis.example');
    const main = page.locator('#main');
    await main.locator('#usual-title').waitFor();
    const text = await main.innerText();
    for (const told of [
      '21 of 24 active days from AS3320 in DE',
      'enough to judge by',
      'INC-7K2QF9',
    ])
      expect(text).toContain(told);
    expect(await main.locator('.log-row').count()).toBe(4);
    expect(faults.list).toEqual([]);
  });

  test('of quiet hours one asks which models came near, and opens the act that came nearest', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis');
    await page.keyboard.press('Control+k');
    await openDialog(page);
    await page.keyboard.type('j.ortega@borealis.example');
    await page.keyboard.press('Enter');
    await arrive(page, '**/t/borealis/entities/user/j.ortega%40borealis.example');
    await page.getByLabel('Hours').selectOption('6');
    await page.getByRole('button', { name: 'Ask' }).click();
    await arrive(page, '**hours=6**');
    const main = page.locator('#main');
    await main.getByText('Came near', { exact: true }).waitFor();
    const text = await main.innerText();
    for (const told of ['rarity 12 where 90 is rare', '3 events stored, 2 judged', 'were left out'])
      expect(text).toContain(told);
    await main.getByRole('link', { name: /^event nearest/ }).click();
    await page.waitForSelector('[role="dialog"] >> text=class_uid');
  });

  test('the log is filtered by its form, which becomes the URL, and cleared again', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/breaches');
    const rows = page.locator('#main .log-row');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByLabel('Score from').fill('90');
    await page.getByRole('button', { name: 'Filter' }).click();
    await arrive(page, '**/breaches?*score=90*');
    expect(await rows.count()).toBeLessThan(all);
    await visit(page, '/t/borealis/breaches?entity=nobody');
    await page.getByRole('link', { name: 'Clear the filter' }).click();
    await arrive(page, '**/t/borealis/breaches');
    expect(await rows.count()).toBe(all);
  });

  test('a log longer than a page goes on, and back to the newest', async () => {
    const { browser, portal, world } = getStage();
    const one = takeover();
    world.incidents = [
      {
        ...one,
        breaches: Array.from({ length: 60 }, (_, at) => ({ ...one.breaches[0]!, id: `x${at}` })),
      },
    ];
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/breaches');
    await page.getByRole('link', { name: 'Older' }).click();
    await arrive(page, '**/breaches?after=50');
    expect(await page.locator('#main .log-row').count()).toBe(10);
    expect(await page.getByRole('link', { name: 'Older' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Newest' }).click();
    await arrive(page, '**/t/borealis/breaches');
  });

  test('a tenant in which no model has fired says what comes next', async () => {
    const { browser, portal, world } = getStage();
    world.incidents = [];
    const { page } = await openPage(browser, portal, { role: 'customer' });
    await visit(page, '/t/borealis/breaches');
    await page.waitForSelector('text=No model has fired so far');
    await page.getByRole('link', { name: 'What the models look for' }).click();
    await arrive(page, '**/t/borealis/models');
    expect(await page.locator('#main h1').innerText()).toBe('Models');
  });

  test('a tactic narrows the catalogue, and a model’s breaches are one step away', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/models');
    const rows = page.locator('#main .model-row');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(4);
    await page.getByRole('link', { name: /^Cred. access/ }).click();
    await arrive(page, '**/models?tactic=credential-access');
    expect(await rows.count()).toBe(1);
    await page.getByRole('link', { name: '1 breach', exact: true }).click();
    await arrive(page, '**/breaches?model=*');
    expect(await page.locator('#main .log-row').count()).toBe(1);
  });

  test('g b and g m lead to breaches and models, and so does the palette', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'customer' });
    await visit(page, '/t/borealis');
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await arrive(page, '**/t/borealis/breaches');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await arrive(page, '**/t/borealis/models');
    await page.keyboard.press('Control+k');
    await openDialog(page);
    await page.keyboard.type('Breaches');
    await page.locator('[data-selected="true"]', { hasText: 'Breaches' }).waitFor();
    await page.keyboard.press('Enter');
    await arrive(page, '**/t/borealis/breaches');
    expect(await page.locator('#main h1').innerText()).toBe('Model breaches');
  });

  test('when the API is down the log says so, and offers to try again', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    world.isDown = true;
    await page.goto('/t/borealis/breaches');
    await page.waitForSelector('text=This page could not be loaded');
    world.isDown = false;
    expect(await page.getByRole('button', { name: 'Try again' }).isEnabled()).toBe(true);
  });

  test('a model that is too loud leaves acts alone from now on, after a look at what that hides, until someone ends it', async () => {
    const { browser, portal, world } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/t/borealis/breaches/b2');
    await page.getByRole('button', { name: 'Leave such acts alone…' }).click();
    const dialog = await openDialog(page);
    await dialog.getByText('2 breaches').waitFor();
    await dialog.getByLabel(/^account is/).uncheck();
    await dialog.getByText('One of them was confirmed as an attack.').waitFor();
    await dialog.getByLabel(/^account is/).check();
    await dialog.getByLabel('Reason').fill('  A test that is agreed ');
    await dialog.getByLabel('For').selectOption('7');
    await dialog.getByRole('button', { name: 'Leave alone' }).click();
    await expect.poll(() => world.exclusions.length).toBe(3);
    await page.getByText('From now on.').waitFor();
    const { conditions, reason } = world.exclusions[0]!;
    expect(reason).toBe('A test that is agreed');
    expect(conditions.map(({ field }) => field)).toEqual(['ACCOUNT', 'OPERATION']);
    await page.getByRole('link', { name: 'What is left alone' }).click();
    await arrive(page, '**/t/borealis/models');
    const list = page.getByRole('region', { name: 'What models leave alone' });
    await list.getByText('A test that is agreed').waitFor();
    expect(await list.getByText('214 acts kept quiet').count()).toBe(1);
    await list
      .getByRole('button', { name: /^End it/ })
      .first()
      .click();
    await expect.poll(() => Date.parse(world.exclusions[0]!.endsAt) <= Date.now()).toBe(true);
    await list.getByText('2 that have ended').waitFor();
    expect(faults.list).toEqual([]);
  });

  test('a viewer is not offered to leave anything alone', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'viewer' });
    await visit(page, '/t/borealis/breaches/b2');
    await page.locator('#model-title').waitFor();
    expect(await page.getByRole('button', { name: 'Leave such acts alone…' }).count()).toBe(0);
    await visit(page, '/t/borealis/models');
    await page.locator('#exclusions-title').waitFor();
    expect(await page.getByRole('button', { name: /^End it/ }).count()).toBe(0);
  });
}
