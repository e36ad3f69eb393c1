import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { findChromium, openBrowser, openPage } from './browser.ts';
import { look, pages } from './pages.ts';
import { buildPortal, startPortal } from './start-portal.ts';
import { startStub } from './stub/server.ts';
import { createWorld } from './stub/world.ts';

/** Pictures of every page, light and dark, wide and narrow: `node test/portal/take-pictures.ts FOLDER [NAME...]`. */
const [folder = 'pictures', ...names] = process.argv.slice(2);
const chromium = findChromium();
if (chromium === undefined) throw new Error('There is no Chromium on this machine.');
mkdirSync(folder, { recursive: true });
buildPortal();
const stub = await startStub(createWorld());
const portal = await startPortal(stub.url);
const browser = await openBrowser(chromium);
const wanted = pages.filter(({ name }) => names.length === 0 || names.includes(name));

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    for (const { name, role, ...shown } of wanted) {
      const viewport = { width, height: width === 390 ? 844 : 900 };
      const { page, faults } = await openPage(browser, portal.url, { role, viewport, colorScheme });
      await look(page, shown);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({
        path: resolve(folder, `${name}-${width}-${colorScheme}.png`),
        fullPage: !shown.path.includes('event='),
      });
      for (const fault of faults.list)
        process.stderr.write(`${name} ${width} ${colorScheme}: ${fault}\n`);
      await page.context().close();
    }
  }
}

await browser.close();
await portal.stop();
await stub.stop();
