import type { Source } from '@nightjar/core';
import { normalise as normaliseEntra } from './entra-id/normalise.ts';
import { normalise as normaliseMicrosoft365 } from './microsoft-365/normalise.ts';
import type { Vendor } from './vendor.ts';

export { aheadMaxMs, type Normalised, type Vendor } from './vendor.ts';

/** Every feed that Nightjar understands. */
export const vendors: Readonly<Record<Source, Vendor>> = {
  'microsoft-365': { normalise: normaliseMicrosoft365 },
  'entra-id': { normalise: normaliseEntra },
};
