import { isRecord, isText } from '../record/fields.ts';
import { ofNames } from '../record/of-names.ts';
import { remembered } from '../record/remembered.ts';
import { unfold } from '../microsoft-exports/log-analytics.ts';
import { unfoldPython } from './python-literal.ts';

const nameCharsMax = 64;

type Row = Readonly<Record<string, unknown>>;

/** CloudTrail's name of a field by what tables call it; of several columns the first that is filled. */
const columns: Readonly<Record<string, readonly string[]>> = {
  eventTime: ['eventtime', 'timegenerated', 'eventdatetime', 'peventtime'],
  eventName: ['eventname'],
  eventSource: ['eventsource'],
  eventID: ['eventid', 'awseventid'],
  eventType: ['eventtype', 'eventtypename'],
  eventVersion: ['eventversion'],
  eventCategory: ['eventcategory', 'category'],
  awsRegion: ['awsregion'],
  sourceIPAddress: ['sourceipaddress', 'sourceip'],
  userAgent: ['useragent', 'requestuseragent'],
  errorCode: ['errorcode'],
  errorMessage: ['errormessage'],
  requestID: ['requestid', 'awsrequestid'],
  requestParameters: ['requestparameters'],
  responseElements: ['responseelements'],
  additionalEventData: ['additionaleventdata'],
  serviceEventDetails: ['serviceeventdetails'],
  recipientAccountId: ['recipientaccountid'],
  sharedEventID: ['sharedeventid'],
  vpcEndpointId: ['vpcendpointid'],
  apiVersion: ['apiversion'],
  readOnly: ['readonly'],
  managementEvent: ['managementevent'],
  resources: ['resources'],
  insightDetails: ['insightdetails'],
  userIdentity: ['useridentity', 'userid'],
};

const identityColumns: Readonly<Record<string, string>> = {
  useridentitytype: 'type',
  useridentityprincipalid: 'principalId',
  useridentityarn: 'arn',
  useridentityaccountid: 'accountId',
  useridentityinvokedby: 'invokedBy',
  useridentityaccesskeyid: 'accessKeyId',
  useridentityusername: 'userName',
  username: 'userName',
  awsaccesskey: 'accessKeyId',
};
const issuerColumns: Readonly<Record<string, string>> = {
  sessionissuertype: 'type',
  sessionissuerprincipalid: 'principalId',
  sessionissuerarn: 'arn',
  sessionissueraccountid: 'accountId',
  sessionissuerusername: 'userName',
};
const attributeColumns: Readonly<Record<string, string>> = {
  sessionmfaauthenticated: 'mfaAuthenticated',
  sessioncreationdate: 'creationDate',
};

const marks = new Set([
  'eventsource',
  'useridentity',
  'useridentitytype',
  'awsregion',
  'requestparameters',
  'responseelements',
  'eventversion',
  'username',
]);

/** Is it a record of CloudTrail, under its own names or those of a table? */
export function isTrailRecord(record: Row): boolean {
  if ('insightDetails' in record || ('eventName' in record && 'eventSource' in record)) return true;
  return hasMarks(record);
}

const hasMarks = ofNames((all) => {
  const names = all.slice(0, 200).map(squeeze);
  return names.includes('eventname') && names.some((name) => marks.has(name));
});

/** The record under CloudTrail's own names; what has no such name stays as it is called. */
export function toTrailRecord(record: Row): Row {
  if (isText(record['eventTime']) && (record['eventName'] ?? record['insightDetails']))
    return record;
  const byName = columnsOf(record);
  const own: Record<string, unknown> = { ...record };
  const move = (column: string): unknown => {
    const name = byName.get(column);
    const cell = name === undefined ? undefined : unfoldCell(record[name]);
    if (cell === undefined) return undefined;
    // What Python printed is kept as it came, too.
    if (typeof cell !== 'object' || !isPython(record[name!])) delete own[name!];
    return cell;
  };
  const gather = (names: Readonly<Record<string, string>>): Record<string, unknown> | undefined => {
    const found = Object.entries(names).map(([column, name]) => [name, move(column)] as const);
    const filled = found.filter(([, cell]) => cell !== undefined);
    return filled.length > 0 ? Object.fromEntries(filled) : undefined;
  };
  const issuer = gather(issuerColumns);
  const attributes = gather(attributeColumns);
  const identity = gather(identityColumns);
  for (const [name, from] of Object.entries(columns)) {
    const cell = firstOf(from, move);
    if (cell !== undefined) own[name] = cell;
  }
  if (identity || issuer || attributes) {
    const known = isRecord(own['userIdentity']) ? own['userIdentity'] : {};
    const sessionContext = {
      ...(issuer ? { sessionIssuer: issuer } : {}),
      ...(attributes ? { attributes } : {}),
    };
    own['userIdentity'] = {
      ...(issuer || attributes ? { sessionContext } : {}),
      ...identity,
      ...known,
    };
  }
  return withSource(own);
}

/** The columns by their names without what tables add. */
const columnsOf = ofNames((names) => new Map(names.map((name) => [squeeze(name), name])));

/** A honeypot's table leaves the service out: only S3 has buckets. */
function withSource(own: Record<string, unknown>): Row {
  const parameters = own['requestParameters'];
  const isOfBucket = isRecord(parameters) && isText(parameters['bucketName']);
  return isOfBucket && own['eventSource'] === undefined
    ? { ...own, eventSource: 's3.amazonaws.com' }
    : own;
}

function firstOf(names: readonly string[], move: (name: string) => unknown): unknown {
  for (const name of names) {
    const cell = move(name);
    if (cell !== undefined) return cell;
  }
  return undefined;
}

function unfoldCell(cell: unknown): unknown {
  if (cell === null || cell === '') return undefined;
  if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return cell;
  return isPython(cell) ? unfoldPython(cell) : unfold(cell);
}

function isPython(cell: unknown): cell is string {
  return typeof cell === 'string' && /^[[{]'/.test(cell);
}

/** `Event name`, `EventName`, `event_name` and `EventName [UTC]` are one name. */
const squeeze = remembered((name) =>
  name
    .slice(0, nameCharsMax)
    .replace(/ \[UTC\]$|_(?:string|dynamic)$/, '')
    .replaceAll(/[^a-z0-9]/gi, '')
    .toLowerCase(),
);
