import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { violationsOf } from '../axe.ts';
import { openPage, visit, type RoleName } from '../browser.ts';
import { account } from '../stub/intake.ts';
import type { GetStage, Stage } from '../stage.ts';

const path = '/t/borealis/upload';
const mb = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'nightjar-uploads-'));
/** A file on disk: handed over as bytes, 40 MB of it take the browser's pipe half a minute. */
function fileOf(name: string, bytes = 1_000): string {
  const file = join(folder, name);
  writeFileSync(file, Buffer.alloc(bytes, 'a'));
  return file;
}
const choose = (page: Page, ...files: string[]) =>
  page.locator('input[type=file]').setInputFiles(files);
const rowsOf = (page: Page, kind: string) => page.locator(`[data-upload=${kind}]`);

async function openUpload({ browser, portal }: Stage, role: RoleName = 'customer') {
  const opened = await openPage(browser, portal, { role });
  await visit(opened.page, path);
  return opened;
}

/** A promise and what keeps it. */
const gate = () => Promise.withResolvers<void>();

/** Logs that people have in hand. */
export function uploads(getStage: GetStage): void {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('several files are sent one after the other, and each says what was understood', async () => {
    const { world } = getStage();
    const { page, faults } = await openUpload(getStage());
    await choose(page, fileOf('one.json', 3 * mb), fileOf('two.json'));
    await expect.poll(() => rowsOf(page, 'done').count()).toBe(2);
    expect(world.pushes).toEqual([
      { ticket: 'Bearer ticket-of-borealis', bytes: 3 * mb, isWhole: true },
      { ticket: 'Bearer ticket-of-borealis', bytes: 1_000, isWhole: true },
    ]);
    const row = rowsOf(page, 'done').first();
    const text = await row.innerText();
    expect(text).toContain('3,552 records: 3,500 new, 40 known already, 12 refused.');
    expect(text).toContain('3,543 Microsoft 365 audit (JSON lines)');
    await row.locator('summary').press('Enter');
    expect(await row.locator('tbody tr').allInnerTexts()).toHaveLength(account.reasons.length);
    expect(await row.locator('tbody tr').first().innerText()).toMatch(/9\s+not JSON\s+7, 19/);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
    expect(faults.list).toEqual([]);
  });

  test('progress is what was sent, then that it is read, without moving the page', async () => {
    const { world } = getStage();
    const { page } = await openUpload(getStage());
    const [half, end] = [gate(), gate()];
    world.intake = { pace: () => half.promise, hold: end.promise };
    await page.evaluate(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          Object.assign(window, {
            shift: (window as never as { shift: number }).shift + entry.value,
          });
      }).observe({ type: 'layout-shift' });
    });
    await choose(page, fileOf('large.json', 40 * mb), fileOf('next.json'));
    await page.waitForSelector('text=/Sending: .* of 40 MB/');
    const value = () =>
      page
        .locator('progress')
        .first()
        .evaluate((one: HTMLProgressElement) => one.value);
    await expect.poll(value).toBeGreaterThan(0);
    expect(await value()).toBeLessThan(40 * mb);
    expect(await rowsOf(page, 'waiting').count()).toBe(1);
    half.resolve();
    await rowsOf(page, 'reading').waitFor();
    expect(await page.locator('[aria-live=polite]').innerText()).toContain(
      'large.json: Sent. Reading',
    );
    end.resolve();
    await expect.poll(() => rowsOf(page, 'done').count()).toBe(2);
    expect(world.pushes.map(({ bytes }) => bytes)).toEqual([40 * mb, 1_000]);
    expect(await page.evaluate(() => (window as never as { shift: number }).shift)).toBeLessThan(
      0.02,
    );
  });

  test('a cancelled file stops, the next goes on, and it can be sent again', async () => {
    const { world } = getStage();
    const { page } = await openUpload(getStage());
    const never = gate();
    world.intake = { pace: () => never.promise };
    await choose(page, fileOf('large.json', 40 * mb), fileOf('next.json'));
    await expect.poll(() => world.pushes[0]?.bytes ?? 0).toBeGreaterThan(0);
    world.intake = {};
    await page.getByRole('button', { name: 'Cancel large.json' }).click();
    await rowsOf(page, 'cancelled').waitFor();
    await rowsOf(page, 'done').waitFor();
    never.resolve();
    await page.getByRole('button', { name: 'Send again: large.json' }).click();
    await expect.poll(() => rowsOf(page, 'done').count()).toBe(2);
    expect(world.pushes.map(({ isWhole }) => isWhole)).toEqual([false, true, true]);
  });

  test('what the intake cannot take is said, with what was stored before', async () => {
    const { world } = getStage();
    const { page } = await openUpload(getStage());
    world.intake = { status: 429, retryAfter: 7, body: { error: 'too many pushes' } };
    await choose(page, fileOf('a.json', 2 * mb));
    await page.waitForSelector('text=Too many at once. Wait 7 s and try again.');
    world.intake = { status: 503, body: { error: 'x', ...account } };
    await page.getByRole('button', { name: 'Send again: a.json' }).click();
    await page.waitForSelector('text=/Not all of it was stored.*So far: 3,552 records/');
    await choose(page, fileOf('nothing.json', 0));
    await page.waitForSelector('text=The file is empty.');
    expect(world.pushes).toHaveLength(2);
  });

  test('a refusal without an account is told, and can be used by everybody', async () => {
    const { world } = getStage();
    const { page } = await openUpload(getStage());
    world.intake = { status: 413, body: {} };
    await choose(page, fileOf('a.json'));
    const row = rowsOf(page, 'failed');
    await row.getByText('The intake did not take the file.').waitFor();
    await row.getByRole('button', { name: 'Send again: a.json' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  test('an ended session keeps the page and asks to sign in before a byte is sent', async () => {
    const { world } = getStage();
    const { page } = await openUpload(getStage());
    await page.context().clearCookies();
    await choose(page, fileOf('a.json'));
    await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    expect(await rowsOf(page, 'waiting').count()).toBe(1);
    expect(world.pushes).toEqual([]);
  });

  test('who only reads sees no way to add a log, and the portal sends nothing for them', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'viewer' });
    await page.goto('/t/borealis');
    expect(await page.getByRole('link', { name: 'Add a log' }).count()).toBe(0);
    expect((await page.goto(path))?.status()).toBe(404);
    const post = (tenant: string, origin = portal) =>
      page.request.post(`/api/upload?tenant=${tenant}`, { data: 'x', headers: { origin } });
    expect((await post('borealis')).status()).toBe(404);
    expect((await post('borealis', 'https://evil.example')).status()).toBe(403);
    const customer = await openPage(browser, portal, { role: 'customer' });
    const foreign = await customer.page.request.post('/api/upload?tenant=acme', {
      data: 'x',
      headers: { origin: portal },
    });
    expect(foreign.status()).toBe(404);
    expect(world.pushes).toEqual([]);
    await customer.page.goto('/t/borealis');
    await customer.page.getByRole('link', { name: 'Add a log' }).click();
    await customer.page.waitForURL(`**${path}`);
  });
}
