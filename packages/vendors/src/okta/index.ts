import type { Vendor } from '../vendor.ts';
import { isSystemLog, normalise } from './normalise.ts';

/** Okta's System Log: sign-ins, accounts, groups, applications and policies, as the API and log streams give it. */
export const okta: Vendor = { recognises: isSystemLog, normalise };
