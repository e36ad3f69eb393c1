import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { findChromium, leavePages, openBrowser } from './browser.ts';
import type { Stage } from './stage.ts';
import { buildPortal, startPortal } from './start-portal.ts';
import { startStub } from './stub/server.ts';
import { createWorld } from './stub/world.ts';
import { accessibility } from './suites/accessibility.ts';
import { decisions } from './suites/decisions.ts';
import { detection } from './suites/detection.ts';
import { edges } from './suites/edges.ts';
import { hostileText } from './suites/hostile-text.ts';
import { incidents } from './suites/incidents.ts';
import { keyboard } from './suites/keyboard.ts';
import { live } from './suites/live.ts';
import { search } from './suites/search.ts';
import { tenancy } from './suites/tenancy.ts';
import { uploads } from './suites/uploads.ts';

const chromium = findChromium();
if (chromium === undefined) process.stderr.write('skipped: no Chromium on this machine\n');

describe.skipIf(chromium === undefined)('the portal in Chromium', { timeout: 60_000 }, () => {
  let stage: Stage;
  let said = (): string => '';
  const stops: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    buildPortal();
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

  const getStage = () => stage;
  accessibility(getStage);
  keyboard(getStage);
  decisions(getStage);
  detection(getStage);
  search(getStage);
  incidents(getStage);
  live(getStage);
  hostileText(getStage);
  tenancy(getStage);
  edges(getStage);
  uploads(getStage);
});
