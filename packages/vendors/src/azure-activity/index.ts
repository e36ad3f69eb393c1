import type { Vendor } from '../vendor.ts';
import { isActivity, normalise } from './normalise.ts';

/** Azure's activity log: REST, the table AzureActivity of a workspace, the portal's CSV, Azure Monitor. */
export const azureActivity: Vendor = { recognises: isActivity, normalise };
