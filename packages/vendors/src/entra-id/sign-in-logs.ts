import { textOf } from '@nightjar/core';
import { contentIdOf } from '../record/content-id.ts';
import { isRecord } from '../record/fields.ts';
import {
  cellOf,
  Cells,
  type Columns,
  type Row,
  unfold,
} from '../microsoft-exports/log-analytics.ts';
import { lowerFirst } from '../record/lower-first.ts';

/** Microsoft Graph's name for a column of the workspace's sign-in tables; PowerShell writes them likewise. */
const columns: Columns = {
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
  const cells = new Cells(row);
  const record = cells.takeAs(columns);
  record['id'] ??= contentIdOf(row);
  record['createdDateTime'] ??= stepTimeOf(row);
  record['status'] = statusOf(cells);
  put(record, 'deviceDetail', lowerFirst(unfold(cells.take(['DeviceDetail']))));
  const interactive = cells.take(['IsInteractive'], (cell) =>
    /^(?:true|false)$/i.test(textOf(cell)),
  );
  if (interactive !== undefined) record['isInteractive'] = /^true$/i.test(textOf(interactive));
  put(record, 'signInEventTypes', unfold(cells.take(['SignInEventTypes'])) ?? typesOf(row));
  return { ...cells.rest(), ...record };
}

function put(record: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) record[name] = value;
}

/** The result by its own columns or by the column Status, which stays where it says something else. */
function statusOf(cells: Cells): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  put(told, 'errorCode', cells.take(['ResultType']));
  put(told, 'failureReason', cells.take(['ResultDescription']));
  const agrees = (cell: unknown): boolean =>
    isRecord(unfold(cell)) &&
    Object.entries(told).every(
      ([name, value]) => textOf(asObject(unfold(cell))[name] ?? value) === textOf(value),
    );
  return { ...asObject(unfold(cells.take(['Status'], agrees))), ...told };
}

/** The tables of sign-ins that are no person's at the keyboard say so by their names. */
function typesOf(row: Row): string[] | undefined {
  const table = `${textOf(cellOf(row, 'Type'))} ${textOf(cellOf(row, 'Category'))}`;
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

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (lowerFirst(value) as Record<string, unknown>)
    : {};
}
