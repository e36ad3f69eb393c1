import type { Browser } from 'playwright-core';
import type { World } from './stub/world.ts';

/** What every suite plays on: set before the first test, the world renewed before each. */
export interface Stage {
  browser: Browser;
  portal: string;
  world: World;
}

export type GetStage = () => Stage;
