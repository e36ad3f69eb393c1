import { expect, test } from 'vitest';
import { openDialog, openPage, visit } from '../browser.ts';
import type { GetStage } from '../stage.ts';

const incident = '/t/borealis/incidents/INC-7K2QF9';

/** What a person decides, and who may. */
export function decisions(getStage: GetStage): void {
  test('declining needs a reason, which is kept', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'customer' });
    await visit(page, incident);
    await page.getByRole('button', { name: 'Decline…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    expect(world.incidents[0]!.actions[0]!.state).toBe('PENDING');
    await page.getByLabel('Reason').fill('The user is on a call with us');
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await page.waitForSelector('text=The user is on a call with us');
    expect(world.incidents[0]!.actions[0]!.state).toBe('DECLINED');
  });

  test('an action that someone decided first says so, and goes on saying it', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'customer' });
    const action = world.incidents[0]!.actions[0]!;
    // Decided while the reader's own decision is on its way.
    await page.route('**/api/graphql', (route) => {
      if (route.request().postData()?.includes('"approve"')) action.state = 'LAPSED';
      return route.continue();
    });
    await visit(page, incident);
    await page.getByRole('button', { name: 'Approve…' }).click();
    await page.getByRole('button', { name: /^Force logout of/ }).click();
    await page.waitForSelector('li[aria-current=step]:has-text("Lapsed")');
    await page.waitForSelector('text=Not done: Someone decided first');
    expect(await page.getByRole('button', { name: 'Approve…' }).count()).toBe(0);
    expect(action.state).toBe('LAPSED');
  });

  test('who is still asked when someone decides is told so', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'customer' });
    await visit(page, incident);
    await page.getByRole('button', { name: 'Approve…' }).click();
    await openDialog(page);
    world.incidents[0]!.actions[0]!.state = 'LAPSED';
    await page.waitForSelector('text=Not done: Someone decided first');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(world.asked).not.toContain('Approve');
  });

  test('a comment is internal unless the analyst shares it', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, incident);
    await page.getByLabel('Internal comment').fill('Between us');
    await page.getByRole('button', { name: 'Comment' }).click();
    await page.waitForSelector('text=Between us');
    expect(world.incidents[0]!.activity.at(-1)?.note).toBe('Between us');
    await page.getByLabel('Shared with customer').check();
    expect(await page.getByLabel('Comment, shared with the customer').isVisible()).toBe(true);
  });

  test('an incident is assigned, put on hold, pinned, snoozed and concluded by keys, and ticked off', async () => {
    const { browser, portal, world } = getStage();
    const { page, faults } = await openPage(browser, portal, { role: 'analyst' });
    const one = world.incidents[0]!;
    await visit(page, incident);
    await page.waitForSelector('text=Respond: overdue by 11m');
    const choose = async (key: string, digit: string) => {
      await page.keyboard.press(key);
      await openDialog(page);
      await page.keyboard.press(digit);
    };
    await choose('A', '1');
    await expect.poll(() => one.assignee?.name).toBe('A. Chen');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await choose('s', '2');
    await expect.poll(() => one.status).toBe('ON_HOLD');
    await page.waitForSelector('header >> text=On hold');
    await page.keyboard.press('p');
    await expect.poll(() => one.isPinned).toBe(true);
    await page.getByRole('button', { name: 'Pinned' }).waitFor();
    await choose('h', '1');
    await page.waitForSelector('text=Snoozed until');
    await choose('V', '5');
    await page.keyboard.press('Control+Enter');
    expect(one.conclusion).toBeNull();
    await page.keyboard.type('INC-M4DIAZ tells it');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => one.conclusion?.verdict).toBe('DUPLICATE');
    expect(one.status).toBe('CLOSED');
    await page.waitForSelector('text=Closed: duplicate');
    await page.getByLabel(/^End all sessions of j.ortega/).check();
    await expect.poll(() => one.checklist.map(({ done }) => done)).toEqual([false, true, false]);
    expect(faults.list).toEqual([]);
  });

  test('two keys snooze an incident from the list, and z wakes it', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await visit(page, '/');
    await page.keyboard.press('j');
    await page.waitForSelector('[data-row][aria-selected=true]');
    await page.keyboard.press('h');
    await openDialog(page);
    await page.keyboard.press('1');
    await page.waitForSelector('text=INC-7K2QF9 snoozed');
    expect(world.incidents[0]!.snoozedUntil).not.toBeNull();
    await page.keyboard.press('z');
    await expect.poll(() => world.incidents[0]!.snoozedUntil).toBeNull();
  });

  test('a viewer reads, and is told why nothing can be pressed', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'viewer' });
    await visit(page, incident);
    expect(await page.getByRole('button', { name: 'Approve…' }).isDisabled()).toBe(true);
    expect(await page.getByText('Read-only: your role here is viewer.').count()).toBe(2);
    expect(
      await page
        .getByRole('button', { name: /Acknowledge|Benign|Verdict|Status|Assign|Snooze|Pin/ })
        .count(),
    ).toBe(0);
  });
}
