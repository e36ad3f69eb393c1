import { expect, test } from 'vitest';
import { violationsOf } from '../axe.ts';
import { openDialog, openPage, visit } from '../browser.ts';
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

  test('the graph is walked by arrow keys, lights what runs through, and is a table at one key', async () => {
    const { browser, portal } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'customer' });
    await visit(page, path);
    const graph = page.locator('section[aria-labelledby=graph-title]');
    await graph.locator('.graph-wide [tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await graph.locator('.graph-wide :focus').textContent()).toContain(
      'MAJESTIC-HOSTING-01',
    );
    expect(await graph.getByRole('status').innerText()).toContain('3 events');
    expect(
      await graph.locator('.graph-wide [data-node="on:mailRule s"]').getAttribute('opacity'),
    ).toBe('0.25');
    expect(await graph.getByRole('status').getByRole('link').count()).toBe(0);
    await page.keyboard.press('Enter');
    expect(await graph.getByRole('status').getByRole('link').count()).toBe(3);
    await page.keyboard.press('v');
    await graph.getByRole('table').waitFor();
    expect(await graph.getByRole('row').count()).toBe(6);
    expect(await page.getByRole('img', { name: 'Map: events came from 2 countries' }).count()).toBe(
      1,
    );
    await graph.getByRole('status').getByRole('link').first().click();
    await openDialog(page);
    expect(faults.list).toEqual([]);
  });

  test('narrow screens show the first of what is long, wide ones and paper all of it', async () => {
    const { browser, portal, world } = getStage();
    const one = takeover();
    const [sentence] = one.story;
    const story = Array.from({ length: 12 }, (_, at) => ({
      ...sentence!,
      text: `Sentence ${at}.`,
    }));
    world.incidents = [{ ...one, story: [...story, one.story.at(-1)!] }];
    const viewport = { width: 390, height: 844 };
    const { page, faults } = await openPage(browser, portal, { role: 'customer', viewport });
    await visit(page, path);
    const seen = () =>
      page.locator('section[aria-labelledby=story-title] .story-line:visible').allInnerTexts();
    expect(await seen()).toHaveLength(6);
    expect((await seen()).at(-1)).toContain('Inferred');
    const more = page.getByText('Show all 12 observed acts');
    await page.emulateMedia({ media: 'print' });
    expect(await seen()).toHaveLength(13);
    expect(await more.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await more.click();
    expect(await seen()).toHaveLength(13);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByText('Show fewer observed acts').click();
    expect(await seen()).toHaveLength(6);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await seen()).toHaveLength(13);
    expect(await more.isVisible()).toBe(false);
    expect(faults.list).toEqual([]);
  });

  test('a node of the graph is chosen by a click, tells its whole name, and moves nothing', async () => {
    const { browser, portal, world } = getStage();
    const one = takeover();
    const name = `${'Very '.repeat(12)}long name`;
    const breaches = one.breaches.map((breach) => ({
      ...breach,
      evidence: breach.evidence.map((event) => ({ ...event, target: { kind: 'mailbox', name } })),
    }));
    world.incidents = [{ ...one, breaches }];
    const { page } = await openPage(browser, portal, { role: 'customer' });
    await visit(page, path);
    const graph = page.locator('section[aria-labelledby=graph-title]');
    for (const [width, drawing] of [
      [1440, '.graph-wide'],
      [390, '.graph-narrow'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      if (width === 390) await graph.getByText('Show the graph').click();
      const height = async () => (await graph.boundingBox())!.height;
      const before = await height();
      const node = graph.locator(drawing).getByRole('button', { name });
      const [did] = await graph.locator(`${drawing} [data-node^="did:"]`).all();
      // A finger that begins to scroll comes down on it, and goes.
      await did!.dispatchEvent('pointerdown');
      await did!.dispatchEvent('pointercancel');
      expect(await did!.getAttribute('aria-pressed')).toBe('false');
      // As a screen reader does: without a pointer, and without focus.
      await node.dispatchEvent('click');
      expect(await node.getAttribute('aria-pressed')).toBe('true');
      expect(await graph.getByRole('status').getByRole('link').count()).toBeGreaterThan(3);
      expect(await height()).toBe(before);
    }
  });

  test('an incident is saved as a document by two keys, and what went wrong is told', async () => {
    const { browser, portal, world } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'viewer' });
    await visit(page, path);
    await page.keyboard.press('e');
    const dialog = await openDialog(page);
    let answer = () => {};
    world.exporting.hold = new Promise<void>((done) => (answer = done));
    const saved = page.waitForEvent('download');
    await page.keyboard.press('1');
    await dialog.getByText('Making the PDF…').waitFor();
    answer();
    expect((await saved).suggestedFilename()).toBe('INC-7K2QF9.pdf');
    await dialog.getByText('Saved as INC-7K2QF9.pdf.').waitFor();
    expect(world.exports).toEqual([
      { path: '/v1/incidents/incident-takeover', format: 'pdf', token: 'Bearer token-viewer' },
    ]);
    world.exporting = { status: 429, retryAfter: 120 };
    await page.keyboard.press('3');
    await dialog.getByText('Not exported: Too many exports. Wait 2 min').waitFor();
    // The browser itself reports the refusal.
    expect(faults.list.filter((fault) => !fault.includes('429'))).toEqual([]);
    const foreign = await page.request.get(`${portal}/api/export?tenant=borealis&id=x&format=pdf`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status()).toBe(403);
  });

  test('two incidents of a tenant are merged after a look at both, with a reason', async () => {
    const { browser, portal, world } = getStage();
    const other = takeover({ id: 'other', displayId: 'INC-P3LIMX', title: 'Inbox rule of ana' });
    world.incidents.push({ ...other, startedAt: '2023-03-14T01:00:00.000Z' });
    const { page, faults } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, path);
    await page.keyboard.press('M');
    const dialog = await openDialog(page);
    await dialog.getByLabel(/^Title, entity or id/).fill('nothing like this');
    await dialog.getByText('No other incident matches.').waitFor();
    await dialog.getByLabel(/^Title, entity or id/).fill('inbox rule');
    await dialog.getByRole('radio', { name: /^Inbox rule of ana/ }).check();
    expect(await dialog.getByRole('radio').count()).toBe(1);
    expect(await dialog.getByLabel('Together').innerText()).toContain('from 14 Mar 01:00');
    await dialog.getByRole('button', { name: 'Merge' }).click();
    expect(world.asked).not.toContain('MergeIncidents');
    await dialog.getByLabel('Note').fill('One intruder, two accounts');
    await dialog.getByRole('button', { name: 'Merge' }).click();
    await page.getByText('Merged with INC-P3LIMX.', { exact: true }).waitFor();
    expect(world.incidents[0]!.activity.at(-1)).toMatchObject({
      text: 'Merged with other.',
      note: 'One intruder, two accounts',
    });
    expect(faults.list).toEqual([]);
  });

  test('breaches that tell another story are split off, some must stay, and a refusal is told', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, path);
    await page.keyboard.press('S');
    const dialog = await openDialog(page);
    const boxes = dialog.getByRole('checkbox');
    for (const box of await boxes.all()) await box.check();
    await dialog.getByText('Some must stay').waitFor();
    expect(await dialog.getByRole('button', { name: 'Split' }).isEnabled()).toBe(false);
    await boxes.nth(0).uncheck();
    await boxes.nth(1).uncheck();
    await dialog.getByText('2 breaches leave, 2 stay.').waitFor();
    await dialog.getByLabel('Note').fill('Another account');
    await dialog.getByRole('button', { name: 'Split' }).click();
    await page.getByText('Not done: Too many at once').waitFor();
    expect(world.asked).toContain('SplitIncident');
  });

  test('of two who regroup a story at once the second is told, and a busy analyst is not a refusal', async () => {
    const { browser, portal, world } = getStage();
    const incident = world.incidents[0]!;
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, path);
    const splitOne = async () => {
      await page.keyboard.press('S');
      const dialog = await openDialog(page);
      await dialog.getByRole('checkbox').first().check();
      await dialog.getByLabel('Note').fill('Another account');
      await dialog.getByRole('button', { name: 'Split' }).click();
    };
    incident.revision += 1;
    await splitOne();
    await page.getByText('Not done: It has changed since you looked: look again.').waitFor();
    world.isAnalystBusy = true;
    await splitOne();
    await page.getByText('The analyst has it, and has not answered so far.').waitFor();
    expect(await page.getByText('Not done').count()).toBe(0);
    expect(incident.activity.map(({ text }) => text)).not.toContain('Split.');
  });

  test('the story said in other words is asked for when it is opened, is marked, and cites its events', async () => {
    const { browser, portal, world } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'customer' });
    await visit(page, path);
    expect(world.asked).not.toContain('Narration');
    await page.getByText('generated by a language model').click();
    await page.getByText('They hid replies with a rule.').waitFor();
    expect(world.asked.filter((name) => name === 'Narration')).toHaveLength(1);
    const sentence = page.getByRole('listitem').filter({ hasText: 'They hid replies' });
    await sentence.getByRole('link', { name: 'Event 7: event' }).click();
    await openDialog(page);
    expect(faults.list).toEqual([]);
  });

  test('an admin agrees hours, wrong ones are told beside their field, and others only read them', async () => {
    const { browser, portal, world } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'admin' });
    await visit(page, '/t/borealis/settings');
    const form = page.getByRole('form', { name: 'critical incidents' });
    await form.getByLabel('Respond, hours').fill('9');
    await form.getByText('Contain cannot be sooner than the one before.').waitFor();
    expect(await form.getByRole('button', { name: 'Save' }).isEnabled()).toBe(false);
    await form.getByLabel('Respond, hours').fill('0.25');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Saved: clocks follow at once.').waitFor();
    expect(world.serviceLevels[0]).toMatchObject({ respondHours: 0.25, containHours: 4 });
    const reader = await openPage(browser, portal, { role: 'viewer' });
    await visit(reader.page, '/t/borealis/settings');
    expect(await reader.page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await reader.page.getByText('Read-only: admins of this tenant').waitFor();
    expect([...faults.list, ...reader.faults.list]).toEqual([]);
  });
}
