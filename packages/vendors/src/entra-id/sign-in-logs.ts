import { contentIdOf } from '../content-id.ts';
import { cellOf, restOf, type Row, unfold } from '../log-analytics.ts';
import { lowerFirst } from '../lower-first.ts';

/** Microsoft Graph's name for a column of the workspace's sign-in tables; PowerShell writes them likewise. */
const columns: Readonly<Record<string, readonly string[]>> = {
  id: ['Id', 'OriginalRequestId'],
  createdDateTime: ['CreatedDateTime', 'TimeGenerated'],
  userPrincipalName: ['UserPrincipalName'],
  userId: ['UserId'],
  servicePrincipalId: ['ServicePrincipalId'],
  servicePrincipalName: ['ServicePrincipalName'],
  appId: ['AppId'],
  appDisplayName: ['AppDisplayName'],
  ipAddress: ['IPAddress', 'IpAddress'],
  userAgent: ['UserAgent'],
  clientAppUsed: ['ClientAppUsed'],
  authenticationProtocol: ['AuthenticationProtocol'],
  sessionId: ['SessionId'],
};
const taken = new Set([
  ...Object.values(columns).flat(),
  'ResultType',
  'ResultDescription',
  'Status',
  'IsInteractive',
  'DeviceDetail',
  'SignInEventTypes',
]);

/** Is it a row of one of the sign-in tables of a Log Analytics workspace, or Graph's record by PowerShell? */
export function isSignInRow(record: unknown): record is Row {
  return (
    typeof record === 'object' &&
    record !== null &&
    ['UserPrincipalName', 'ServicePrincipalId', 'AppId'].some((name) => Object.hasOwn(record, name))
  );
}

/** The row under the names of Microsoft Graph. */
export function toSignInRecord(row: Row): Record<string, unknown> {
  const record = restOf(row, taken);
  for (const [name, names] of Object.entries(columns)) {
    const cell = cellOf(row, ...names);
    if (cell !== undefined) record[name] = cell;
  }
  record['id'] ??= contentIdOf(row);
  record['createdDateTime'] ??= stepTimeOf(row);
  record['status'] = { ...asObject(unfold(cellOf(row, 'Status'))), ...codeOf(row) };
  const device = unfold(cellOf(row, 'DeviceDetail'));
  if (device !== undefined) record['deviceDetail'] = lowerFirst(device);
  const interactive = cellOf(row, 'IsInteractive');
  if (interactive !== undefined) record['isInteractive'] = /^true$/i.test(String(interactive));
  const types = unfold(cellOf(row, 'SignInEventTypes')) ?? typesOf(row);
  if (types !== undefined) record['signInEventTypes'] = types;
  return record;
}

/** The tables of sign-ins that are no person's at the keyboard say so by their names. */
function typesOf(row: Row): string[] | undefined {
  const table = `${String(cellOf(row, 'Type'))} ${String(cellOf(row, 'Category'))}`;
  if (/ManagedIdentitySignIn/i.test(table)) return ['managedIdentity'];
  if (/ServicePrincipalSignIn/i.test(table)) return ['servicePrincipal'];
  return /NonInteractiveUserSignIn/i.test(table) ? ['nonInteractiveUser'] : undefined;
}

/** A table cut to some columns may have lost its times, but not those of the steps of the sign-in. */
function stepTimeOf(row: Row): unknown {
  const steps = unfold(cellOf(row, 'AuthenticationDetails'));
  const [first] = Array.isArray(steps) ? steps : [];
  return asObject(first)['authenticationStepDateTime'];
}

function codeOf(row: Row): { errorCode?: unknown; failureReason?: unknown } {
  const errorCode = cellOf(row, 'ResultType');
  const failureReason = cellOf(row, 'ResultDescription');
  return {
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(failureReason === undefined ? {} : { failureReason }),
  };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (lowerFirst(value) as Record<string, unknown>)
    : {};
}
