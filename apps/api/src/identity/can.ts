import { roles, type Viewer, type ViewerTenant } from './viewer.ts';

/** What a person may do in a tenant: the weakest role that may, and whether only the MSSP's people. */
export const permissions = {
  read: { role: 'viewer', providerOnly: false },
  readInternal: { role: 'viewer', providerOnly: true },
  comment: { role: 'analyst', providerOnly: false },
  decideIncident: { role: 'analyst', providerOnly: false },
  decideResponse: { role: 'analyst', providerOnly: false },
  exclude: { role: 'analyst', providerOnly: false },
  uploadLogs: { role: 'analyst', providerOnly: false },
  setServiceLevels: { role: 'admin', providerOnly: false },
  declareEgress: { role: 'admin', providerOnly: false },
  admitSenders: { role: 'admin', providerOnly: false },
} as const;

export type Action = keyof typeof permissions;

/** Whether the viewer may do it there. A tenant that is not the viewer's allows nothing. */
export function can(
  viewer: Viewer | undefined,
  action: Action,
  tenant: Pick<ViewerTenant, 'id'>,
): boolean {
  const held = viewer?.tenants.find(({ id }) => id === tenant.id);
  if (held === undefined) return false;
  const { role, providerOnly } = permissions[action];
  return roles.indexOf(held.role) >= roles.indexOf(role) && (!providerOnly || held.isProvider);
}
