import { categoryOf, openEnvelope } from '../microsoft-exports/azure-monitor.ts';
import { isRecord } from '../record/fields.ts';
import { cellsOf, type Row, unfold } from '../microsoft-exports/log-analytics.ts';

/** One entry of the activity log, whoever tells it. */
export interface Activity {
  uid: unknown;
  time: unknown;
  operation: unknown;
  status: unknown;
  caller: unknown;
  address: unknown;
  correlation: unknown;
  subscription: unknown;
  resource: unknown;
  provider: unknown;
  authorization: Readonly<Record<string, unknown>>;
  claims: Readonly<Record<string, unknown>>;
}

const categories = new Set([
  'Administrative',
  'Policy',
  'Security',
  'ServiceHealth',
  'ResourceHealth',
  'Alert',
  'Autoscale',
  'Recommendation',
]);

const within = (value: unknown): unknown =>
  isRecord(value) ? (value['value'] ?? value['Value']) : value;
const recordIn = (value: unknown): Readonly<Record<string, unknown>> => {
  const record = unfold(value);
  return isRecord(record) ? record : {};
};

/** Is it a row of the workspace's table? */
export function isActivityRow(row: Row): boolean {
  const cell = cellsOf(row);
  return (
    cell('OperationNameValue', 'OperationName') !== undefined &&
    (cell('ActivityStatusValue', 'ActivityStatus') !== undefined ||
      cell('Type', '$table') === 'AzureActivity')
  );
}

/** Is it an entry as Azure's REST interface and its command lines give it? */
export function isActivityEntry(row: Row): boolean {
  return 'eventTimestamp' in row && 'operationName' in row && 'correlationId' in row;
}

/** Is it an entry in the envelope of Azure Monitor? */
export function isEnvelopedActivity(row: Row): boolean {
  const category = categoryOf(row);
  const { operationName } = row;
  return (
    category !== undefined &&
    categories.has(category) &&
    typeof operationName === 'string' &&
    operationName.includes('/')
  );
}

export function toActivity(row: Row): Activity {
  if (isEnvelopedActivity(row)) return fromEnvelope(row);
  return isActivityEntry(row) ? fromEntry(row) : fromRow(row);
}

function fromRow(row: Row): Activity {
  const cell = cellsOf(row);
  return {
    uid: cell('EventDataId'),
    time: cell('EventSubmissionTimestamp', 'TimeGenerated'),
    operation: cell('OperationNameValue', 'OperationName'),
    status: cell('ActivityStatusValue', 'ActivityStatus'),
    caller: cell('Caller'),
    address: cell('CallerIpAddress'),
    correlation: cell('OperationId', 'CorrelationId'),
    subscription: cell('SubscriptionId'),
    resource: cell('_ResourceId', 'ResourceId'),
    provider: cell('ResourceProviderValue', 'ResourceProvider'),
    authorization: recordIn(cell('Authorization', 'Authorization_d')),
    claims: recordIn(cell('Claims', 'Claims_d')),
  };
}

function fromEntry(row: Row): Activity {
  return {
    uid: row['eventDataId'],
    time: row['eventTimestamp'],
    operation: within(row['operationName']),
    status: within(row['status']),
    caller: row['caller'],
    address: recordIn(row['httpRequest'])['clientIpAddress'],
    correlation: row['operationId'] ?? row['correlationId'],
    subscription: row['subscriptionId'],
    resource: row['resourceId'],
    provider: within(row['resourceProviderName']),
    authorization: recordIn(row['authorization']),
    claims: recordIn(row['claims']),
  };
}

function fromEnvelope(row: Row): Activity {
  const { record, facts } = openEnvelope(row);
  const identity = recordIn(row['identity']);
  const claims = recordIn(identity['claims']);
  return {
    uid: record['eventDataId'],
    time: facts.time,
    operation: facts.operation,
    status: facts.code,
    caller: record['caller'] ?? claims[claimNames.upn] ?? claims['appid'],
    address: facts.address,
    correlation: facts.correlation,
    subscription: undefined,
    resource: row['resourceId'],
    provider: undefined,
    authorization: recordIn(identity['authorization']),
    claims,
  };
}

/** Claims of the caller's token that we read. */
export const claimNames = {
  upn: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn',
  objectId: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
} as const;
