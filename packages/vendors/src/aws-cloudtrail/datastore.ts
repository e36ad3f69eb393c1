import type { OcsfEvent } from '@nightjar/core';
import { isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Call } from './call.ts';

/** OCSF's activities of a store: 1 read, 2 update, 4 query, 5 write, 7 delete, 8 list. */
export const activities: readonly (readonly [RegExp, number])[] = [
  [/^List|^HeadBucket/, 8],
  [/^(?:Query|Scan|Execute|BatchExecute|Select|PartiQL)/, 4],
  [/^(?:Get|Head|BatchGet|TransactGet|Download)/, 1],
  [/^(?:Delete|AbortMultipartUpload)/, 7],
  [/^Update/, 2],
  [/^(?:Put|Copy|Upload|Create|Complete|Post|BatchWrite|TransactWrite|Restore)/, 5],
];

/** Calls on objects and their lists: what S3 tells as data events. */
const objectCalls =
  /^(?:(?:Get|Put|Delete|Head|Copy|Restore|Post|Select)Object|DeleteObjects|ListObjects|ListObjectVersions|HeadBucket|UploadPart|CreateMultipartUpload|CompleteMultipartUpload|AbortMultipartUpload|ListParts)/;

/** What a call does to the content of a store; null where it is no such call. */
export function datastoreOf(call: Call): Partial<OcsfEvent> | null {
  const store = storeOf(call);
  if (store === null) return null;
  const activity = activities.find(([pattern]) => pattern.test(call.operation))?.[1] ?? 99;
  return { ...classed(6005, activity), ...store };
}

function storeOf({ service, operation, request, fields }: Call): Partial<OcsfEvent> | null {
  const isOfData = fields.peek('eventCategory', isText) === 'Data';
  const bucket = request.peek('bucketName', isText);
  if (service === 's3' && bucket !== undefined && (isOfData || objectCalls.test(operation)))
    return { type_id: 2, databucket: { name: bucket, type_id: 1 } };
  const table = request.peek('tableName', isText);
  if (service === 'dynamodb' && isOfData && table !== undefined)
    return { type_id: 3, table: { name: table } };
  const database = request.peek('database', isText) ?? request.peek('resourceArn', isText);
  if (service === 'rdsdata' && database !== undefined)
    return { type_id: 1, database: { name: database, type_id: 1 } };
  return null;
}
