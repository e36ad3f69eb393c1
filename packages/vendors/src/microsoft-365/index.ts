import type { Vendor } from '../vendor.ts';
import { normalise } from './normalise.ts';

/** The unified audit log, and the OfficeActivity rows of a Log Analytics workspace. */
export const microsoft365: Vendor = {
  recognises: (record) =>
    'Operation' in record &&
    ('CreationTime' in record || 'Workload' in record || 'RecordType' in record),
  normalise,
};
