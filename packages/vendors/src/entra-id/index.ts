import type { Vendor } from '../vendor.ts';
import { isEnvelopedSignIn } from './enveloped-sign-in.ts';
import { normalise } from './normalise.ts';
import { isPortalSignIn } from './portal-sign-ins.ts';

const hasAny = (record: object, ...names: string[]): boolean =>
  names.some((name) => name in record);

/**
 * Sign-ins of users, service principals and managed identities: as Graph gives them, the sign-in tables of
 * a Log Analytics workspace, the portal's downloads, and what Azure Monitor sends.
 */
export const entraId: Vendor = {
  recognises: (record) =>
    (hasAny(record, 'userPrincipalName', 'UserPrincipalName', 'userId', 'UserId') ||
      hasAny(record, 'servicePrincipalId', 'ServicePrincipalId')) &&
    hasAny(record, 'appId', 'AppId', 'appDisplayName', 'AppDisplayName')
      ? hasAny(record, 'status', 'Status', 'ResultType')
      : isPortalSignIn(record) || isEnvelopedSignIn(record),
  normalise,
};
