import type { Vendor } from '../vendor.ts';
import { normalise } from './normalise.ts';

const hasAny = (record: object, ...names: string[]): boolean =>
  names.some((name) => name in record);

/** Sign-ins as Graph gives them, and the SigninLogs rows of a Log Analytics workspace. */
export const entraId: Vendor = {
  recognises: (record) =>
    hasAny(record, 'userPrincipalName', 'UserPrincipalName', 'userId', 'UserId') &&
    hasAny(record, 'appId', 'AppId', 'appDisplayName', 'AppDisplayName') &&
    hasAny(record, 'status', 'Status', 'ResultType'),
  normalise,
};
