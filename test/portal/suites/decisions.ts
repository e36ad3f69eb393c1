import { expect, test } from 'vitest';
import { openPage } from '../browser.ts';
import type { GetStage } from '../stage.ts';

const incident = '/t/borealis/incidents/INC-7K2QF9';

/** What a person decides, and who may. */
export function decisions(getStage: GetStage): void {
  test('declining needs a reason, which is kept', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'customer' });
    await page.goto(incident);
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
    await page.goto(incident);
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
    await page.goto(incident);
    await page.getByRole('button', { name: 'Approve…' }).click();
    await page.getByRole('dialog').waitFor();
    world.incidents[0]!.actions[0]!.state = 'LAPSED';
    await page.waitForSelector('text=Not done: Someone decided first');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(world.asked).not.toContain('Approve');
  });

  test('a comment is internal unless the analyst shares it', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    await page.goto(incident);
    await page.getByLabel('Internal comment').fill('Between us');
    await page.getByRole('button', { name: 'Comment' }).click();
    await page.waitForSelector('text=Between us');
    expect(world.incidents[0]!.activity.at(-1)?.note).toBe('Between us');
    await page.getByLabel('Shared with customer').check();
    expect(await page.getByLabel('Comment, shared with the customer').isVisible()).toBe(true);
  });

  test('a viewer reads, and is told why nothing can be pressed', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'viewer' });
    await page.goto(incident);
    expect(await page.getByRole('button', { name: 'Approve…' }).isDisabled()).toBe(true);
    expect(await page.getByText('Read-only: your role here is viewer.').count()).toBe(2);
    expect(await page.getByRole('button', { name: /Acknowledge|Benign/ }).count()).toBe(0);
  });
}
