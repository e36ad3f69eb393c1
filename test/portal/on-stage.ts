import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { findChromium, leavePages, openBrowser } from './browser.ts';
import type { GetStage, Stage } from './stage.ts';
import { startPortal } from './start-portal.ts';
import { startStub } from './stub/server.ts';
import { createWorld } from './stub/world.ts';

const chromium = findChromium();
if (chromium === undefined) process.stderr.write('skipped: no Chromium on this machine\n');

/** Plays suites one after another on a stage of their own: another file's stage stands beside it. */
export function onStage(name: string, suites: readonly ((getStage: GetStage) => void)[]): void {
  describe.skipIf(chromium === undefined)(`${name} in Chromium`, { timeout: 60_000 }, () => {
    let stage: Stage;
    let said = (): string => '';
    const stops: (() => Promise<unknown>)[] = [];

    beforeAll(async () => {
      const world = createWorld();
      const stub = await startStub(world);
      const portal = await startPortal(stub.url);
      const browser = await openBrowser(chromium!);
      stops.push(() => browser.close(), portal.stop, stub.stop);
      said = portal.said;
      stage = { browser, portal: portal.url, world };
    }, 300_000);

    afterAll(async () => {
      for (const stop of stops) await stop();
      // What the server said matters only when something failed; the reporter shows it beside the failure.
      process.stderr.write(
        said().replace(/^.*(Next\.js|Local:|Network:|Ready in|Running next).*$\n?/gm, ''),
      );
    });

    beforeEach(() => {
      Object.assign(stage.world, createWorld());
    });

    afterEach(() => leavePages(stage.browser));

    for (const suite of suites) suite(() => stage);
  });
}
