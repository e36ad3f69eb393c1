import { findChromium } from './browser.ts';
import { buildPortal } from './start-portal.ts';

/** Once a run, before the files that stand on it. */
export const setup = (): void => {
  if (findChromium() !== undefined) buildPortal();
};
