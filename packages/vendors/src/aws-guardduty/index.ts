import type { Vendor } from '../vendor.ts';
import { isGuardDutyFinding, normalise } from './normalise.ts';

/** GuardDuty: findings as exported to a bucket, sent as events, or listed by the command line. */
export const awsGuardDuty: Vendor = { recognises: isGuardDutyFinding, normalise };
