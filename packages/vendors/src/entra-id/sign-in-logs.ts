import { cellOf, restOf, type Row, unfold } from '../log-analytics.ts';

/** Microsoft Graph's name for a column of the workspace's table SigninLogs. */
const columns: Readonly<Record<string, readonly string[]>> = {
  id: ['Id', 'OriginalRequestId'],
  createdDateTime: ['CreatedDateTime', 'TimeGenerated'],
  userPrincipalName: ['UserPrincipalName'],
  userId: ['UserId'],
  appId: ['AppId'],
  appDisplayName: ['AppDisplayName'],
  ipAddress: ['IPAddress'],
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
]);

/** Is it a row of one of the sign-in tables of a Log Analytics workspace? */
export function isSignInRow(record: unknown): record is Row {
  return (
    typeof record === 'object' && record !== null && Object.hasOwn(record, 'UserPrincipalName')
  );
}

/** The row under the names of Microsoft Graph. */
export function toSignInRecord(row: Row): Record<string, unknown> {
  const record = restOf(row, taken);
  for (const [name, names] of Object.entries(columns)) {
    const cell = cellOf(row, ...names);
    if (cell !== undefined) record[name] = cell;
  }
  const status = unfold(cellOf(row, 'Status'));
  record['status'] = {
    ...(typeof status === 'object' ? status : {}),
    ...codeOf(row),
  };
  const device = unfold(cellOf(row, 'DeviceDetail'));
  if (device !== undefined) record['deviceDetail'] = device;
  const interactive = cellOf(row, 'IsInteractive');
  if (interactive !== undefined) record['isInteractive'] = /^true$/i.test(String(interactive));
  return record;
}

function codeOf(row: Row): { errorCode?: unknown; failureReason?: unknown } {
  const errorCode = cellOf(row, 'ResultType');
  const failureReason = cellOf(row, 'ResultDescription');
  return {
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(failureReason === undefined ? {} : { failureReason }),
  };
}
