import type { Vendor } from '../vendor.ts';
import { isFlow, normalise } from './normalise.ts';

/** Flows of network security groups, as Traffic Analytics sums them in a Log Analytics workspace. */
export const azureFlow: Vendor = { recognises: isFlow, normalise };
