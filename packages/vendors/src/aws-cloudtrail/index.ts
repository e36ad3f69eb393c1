import type { Vendor } from '../vendor.ts';
import { isTrailRecord } from './trail-record.ts';
import { normalise } from './normalise.ts';

/** CloudTrail: management, data and insight events, as files, tables and the console's download have them. */
export const awsCloudTrail: Vendor = { recognises: isTrailRecord, normalise };
