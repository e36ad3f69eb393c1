import { expect, test } from 'vitest';
import { keptPage } from '../browser.ts';
import type { GetStage } from '../stage.ts';

const foreign = ['Acme Freight', 'Cobalt Bank', 'acme', 'cobalt', 'INC-M4DIAZ', 'INC-H1SVCI'];

/** Whose page it is. */
export function tenancy(getStage: GetStage): void {
  test('a customer’s pages carry nothing of another tenant, in text, markup or data', async () => {
    const { browser, portal } = getStage();
    const { page } = await keptPage(browser, portal, { role: 'customer' });
    for (const path of [
      '/t/borealis',
      '/t/borealis/incidents',
      '/t/borealis/upload',
      '/t/borealis/incidents/INC-7K2QF9',
      '/t/borealis/breaches',
      '/t/borealis/breaches/b2',
      '/t/borealis/models',
      '/t/borealis/search',
      '/t/borealis/entities/user/j.ortega%40borealis.example',
    ]) {
      const answer = await page.request.get(path);
      const body = await answer.text();
      expect(body).toContain('Borealis Health');
      expect(foreign.filter((name) => body.includes(name))).toEqual([]);
    }
  });

  test('control: the same search finds the other tenants in the MSSP’s queue', async () => {
    const { browser, portal } = getStage();
    const { page } = await keptPage(browser, portal, { role: 'analyst' });
    const body = await (await page.request.get('/mssp/queue')).text();
    expect(foreign.filter((name) => body.includes(name)).length).toBe(foreign.length);
  });

  test('another tenant, its incident, the queue and a page that never was answer alike', async () => {
    const { browser, portal } = getStage();
    const { page } = await keptPage(browser, portal, { role: 'customer' });
    const paths = [
      '/t/acme',
      '/t/acme/incidents',
      '/t/acme/upload',
      '/t/acme/incidents/INC-M4DIAZ',
      '/t/acme/breaches',
      '/t/acme/breaches/b2',
      '/t/acme/models',
      '/t/acme/search',
      '/t/acme/entities/user/j.ortega%40borealis.example',
      '/t/borealis/entities/user/nobody',
      '/t/borealis/breaches/never',
      '/mssp/queue',
      '/t/never',
      '/t/borealis/incidents/INC-M4DIAZ',
    ];
    for (const path of paths) {
      expect((await page.goto(path))?.status()).toBe(404);
      await page.waitForSelector('text=There is nothing here for you');
      expect(await page.getByText('Acme').count()).toBe(0);
    }
  });

  test('a customer sees no control of the MSSP', async () => {
    const { browser, portal } = getStage();
    const { page } = await keptPage(browser, portal, { role: 'customer' });
    await page.goto('/t/borealis/incidents/INC-7K2QF9');
    expect(await page.getByRole('button', { name: /Acknowledge|Benign|Reopen/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Queue' }).count()).toBe(0);
    expect(await page.getByText('Internal').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Approve…' }).isEnabled()).toBe(true);
  });

  test('the API’s token never reaches the browser', async () => {
    const { browser, portal } = getStage();
    const { page } = await keptPage(browser, portal, { role: 'analyst' });
    const body = await (await page.request.get('/mssp/queue')).text();
    const session = await (await page.request.get('/api/auth/session')).text();
    const cookies = await page.context().cookies();
    expect(`${body}${session}${JSON.stringify(cookies)}`).not.toContain('token-analyst');
    const cookie = cookies.find(({ name }) => name === 'nightjar.session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });
}
