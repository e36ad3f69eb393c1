import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest';
import { findChromium, openBrowser } from './browser.ts';
import type { Stage } from './stage.ts';
import { buildPortal, startPortal } from './start-portal.ts';
import { startStub } from './stub/server.ts';
import { createWorld } from './stub/world.ts';
import { accessibility } from './suites/accessibility.ts';
import { decisions } from './suites/decisions.ts';
import { edges } from './suites/edges.ts';
import { hostileText } from './suites/hostile-text.ts';
import { keyboard } from './suites/keyboard.ts';
import { live } from './suites/live.ts';
import { tenancy } from './suites/tenancy.ts';

const chromium = findChromium();

if (chromium === undefined) {
  test.skip('the portal in a browser: there is no Chromium on this machine', () => undefined);
}

describe.skipIf(chromium === undefined)('the portal', { timeout: 60_000 }, () => {
  let stage: Stage;
  const stops: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    buildPortal();
    const world = createWorld();
    const stub = await startStub(world);
    const portal = await startPortal(stub.url);
    const browser = await openBrowser(chromium!);
    stops.push(() => browser.close(), portal.stop, stub.stop);
    stage = { browser, portal: portal.url, world };
  }, 300_000);

  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  beforeEach(() => {
    Object.assign(stage.world, createWorld());
  });

  const getStage = () => stage;
  accessibility(getStage);
  keyboard(getStage);
  decisions(getStage);
  live(getStage);
  hostileText(getStage);
  tenancy(getStage);
  edges(getStage);
});
