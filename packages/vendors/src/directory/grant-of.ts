import { type DirectoryChange, newValueOf, targetOf } from './directory-change.ts';

/** Is the operation a consent, or a permission given to an application? */
export function isGrant(operation: string): boolean {
  return /^(?:Consent to application|(?:Add|Remove) (?:delegated permission grant|OAuth2PermissionGrant|app role assignment))/i.test(
    operation,
  );
}

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** Application, scopes and reach of a consent, from the changed properties and the targets. */
export function grantOf(change: DirectoryChange): {
  appId: string;
  appName: string;
  scopes: string[];
  consentForAll: boolean;
} {
  const target = targetOf(change, 'ServicePrincipal', 'Application', '') ?? change.targets[0];
  const scope = newValueOf(change, 'DelegatedPermissionGrant.Scope', 'AppRole.Value');
  const text = newValueOf(change, 'ConsentAction.Permissions');
  const scoped = /Scope:\s*([^,\]]+)/.exec(`${text} ${scope}`)?.[1] ?? scope;
  return {
    appId: appIdOf(change),
    appName:
      newValueOf(change, 'ServicePrincipal.DisplayName', 'DisplayName') || (target?.name ?? ''),
    scopes: scoped.split(/\s+/).filter((one) => one !== ''),
    consentForAll:
      /ConsentType:\s*AllPrincipals/i.test(text) ||
      /AllPrincipals/i.test(newValueOf(change, 'DelegatedPermissionGrant.ConsentType')) ||
      /true/i.test(newValueOf(change, 'ConsentContext.IsAdminConsent')),
  };
}

/** An application's own id, which is not its object's. */
function appIdOf(change: DirectoryChange): string {
  const told = newValueOf(
    change,
    'ServicePrincipal.AppId',
    'TargetId.ServicePrincipalNames',
    'AppPrincipalId',
    'AppId',
  );
  return (guid.exec(told)?.[0] ?? '').toLowerCase();
}
