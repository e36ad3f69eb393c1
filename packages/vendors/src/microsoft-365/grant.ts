import type { AuditRecord } from './audit-record.ts';

/** Is the operation a consent, or a permission given to an application? */
export function isGrant(operation: string): boolean {
  return /^(?:Consent to application|Add (?:delegated permission grant|OAuth2PermissionGrant|app role assignment))/i.test(
    operation,
  );
}

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** Application, scopes and reach of a consent, from the record's changed properties and target. */
export function grantOf(from: AuditRecord): {
  appId: string;
  appName: string;
  scopes: string[];
  consentForAll: boolean;
} {
  const property = (name: string): string => {
    const value = from.ModifiedProperties?.find((one) => one.Name === name)?.NewValue;
    return typeof value === 'string' ? value.replace(/^\["?|"?\]$|"/g, '') : '';
  };
  const target = (type: number): string =>
    String(from.Target?.find((one) => one.Type === type)?.ID ?? '');
  const ids =
    property('ServicePrincipal.AppId') ||
    property('TargetId.ServicePrincipalNames') ||
    property('AppId') ||
    target(4);
  const text = `${property('ConsentAction.Permissions')} ${property('DelegatedPermissionGrant.Scope')}`;
  const scoped =
    /Scope:\s*([^,\]]+)/.exec(text)?.[1] ?? property('DelegatedPermissionGrant.Scope') ?? '';
  return {
    appId: (guid.exec(ids)?.[0] ?? '').toLowerCase(),
    appName: property('ServicePrincipal.DisplayName') || property('DisplayName') || target(1),
    scopes: scoped.split(/\s+/).filter((scope) => scope !== ''),
    consentForAll:
      /ConsentType:\s*AllPrincipals/i.test(text) ||
      /true/i.test(property('ConsentContext.IsAdminConsent')),
  };
}
