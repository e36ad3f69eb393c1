import type { Role, Viewer } from '../graphql/schema.ts';

/** What the screen offers a person in a tenant. The API decides again on every request. */
export interface Abilities {
  isMssp: boolean;
  /** Acknowledge, close, comment internally: the MSSP's analysts. */
  canDecide: boolean;
  /** Approve or decline a response: analysts of either side. */
  canApprove: boolean;
  /** Add logs: analysts of either side. */
  canUpload: boolean;
  /** Agree hours: admins of either side. */
  canAdminister: boolean;
}

const isAnalyst = (role: Role): boolean => role !== 'VIEWER';

export const isMssp = (viewer: Viewer): boolean =>
  viewer.memberships.some((membership) => membership.scopeKind === 'MSSP');

/** What the viewer may do in a tenant. */
export function abilitiesIn(viewer: Viewer, tenant: { name: string; msspName: string }): Abilities {
  const partner = viewer.memberships.filter(
    ({ scopeKind, scopeName }) => scopeKind === 'MSSP' && scopeName === tenant.msspName,
  );
  const own = viewer.memberships.filter(
    ({ scopeKind, scopeName }) => scopeKind === 'TENANT' && scopeName === tenant.name,
  );
  const isAnalystHere = [...partner, ...own].some(({ role }) => isAnalyst(role));
  return {
    isMssp: partner.length > 0,
    canDecide: partner.some(({ role }) => isAnalyst(role)),
    canApprove: isAnalystHere,
    canUpload: isAnalystHere,
    canAdminister: [...partner, ...own].some(({ role }) => role === 'ADMIN'),
  };
}
