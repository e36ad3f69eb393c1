import type { Source } from '@nightjar/core';
import { entraId } from './entra-id/index.ts';
import { microsoft365 } from './microsoft-365/index.ts';
import { ocsf } from './ocsf/index.ts';
import { suricata } from './suricata/index.ts';
import type { Vendor } from './vendor.ts';
import { zeek } from './zeek/index.ts';

/** Every feed that Nightjar understands. A record is of the first that recognises it. */
export const vendors: Readonly<Record<Source, Vendor>> = {
  'microsoft-365': microsoft365,
  'entra-id': entraId,
  zeek,
  suricata,
  ocsf,
};
