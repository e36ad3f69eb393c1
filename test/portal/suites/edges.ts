import { request } from 'node:http';
import { expect, test } from 'vitest';
import { arrive, openPage, visit } from '../browser.ts';
import type { GetStage } from '../stage.ts';

/** The status and body that a Host header gets. */
const askAs = (portal: string, host: string, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(portal);
    request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });

/** Sign-in, sign-out, and the portal's own doors. */
export function edges(getStage: GetStage): void {
  test('a place in a list that never was is a page that is not there, not a fault', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    for (const list of ['breaches', 'search']) {
      await page.goto(`/t/borealis/${list}?after=nowhere`);
      await page.getByText('There is nothing here for you').waitFor();
      expect(await page.getByText('could not be loaded').count()).toBe(0);
    }
  });

  test('a wrong password is refused beside the form, and what was typed stays', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, {});
    await page.goto('/login');
    await page.getByLabel('Work e-mail').fill('chen@northwatch.example');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForSelector('text=do not open an account');
    expect(await page.inputValue('[name=email]')).toBe('chen@northwatch.example');
  });

  test('signing in leads back to where one wanted to go, signing out leads out', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, {});
    await page.goto('/t/borealis');
    await page.waitForURL('**/login?next=%2Ft%2Fborealis');
    await page.locator('button[type=submit]:enabled').waitFor();
    await page.getByRole('button', { name: 'Use customer' }).click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await arrive(page, '**/t/borealis');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForSelector('text=You are signed out.');
    expect(world.asked).toContain('SignOut');
    await page.goto('/t/borealis');
    await page.waitForURL('**/login?**');
  });

  test('demo accounts are shown on loopback and nowhere else', async () => {
    const { portal } = getStage();
    expect(await askAs(portal, '127.0.0.1:3000', '/login')).toContain('Demo accounts');
    const elsewhere = await askAs(portal, 'portal.example', '/login');
    expect(elsewhere).toContain('Sign in');
    expect(elsewhere).not.toContain('Demo accounts');
    expect(elsewhere).not.toContain('chen@northwatch.example');
  });

  test('every page forbids caching, framing and foreign code', async () => {
    const { portal } = getStage();
    const { headers } = await fetch(`${portal}/login`);
    expect(headers.get('cache-control')).toBe('private, no-store');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('unsafe-eval');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('the portal forwards its own operations from its own pages only', async () => {
    const { browser, portal, world } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst' });
    const post = (data: object | string, headers: Record<string, string> = {}) =>
      page.request.post('/api/graphql', { data, headers: { origin: portal, ...headers } });
    const fine = await post({ operation: 'viewer', variables: {} });
    expect(fine.status()).toBe(200);
    const before = world.asked.length;
    for (const bad of [
      { operation: 'signIn', variables: {} },
      { operation: 'constructor', variables: {} },
      { query: '{ viewer { person { id } } }' },
      'not json',
    ]) {
      expect((await post(bad)).status()).toBe(400);
    }
    const foreign = await post({ operation: 'viewer' }, { origin: 'https://evil.example' });
    expect(foreign.status()).toBe(403);
    expect(world.asked.length).toBe(before);
  });

  test('the chosen theme is drawn by the server', async () => {
    const { browser, portal } = getStage();
    const { page } = await openPage(browser, portal, { role: 'analyst', colorScheme: 'light' });
    await visit(page, '/');
    await page.getByRole('button', { name: 'Light or dark' }).click();
    const body = await (await page.request.get('/mssp/queue')).text();
    expect(body).toContain('data-theme="dark"');
  });
}
