import { Cells, type Row, unfold } from '../log-analytics.ts';

/** The audit record's name for a column of the workspace's table OfficeActivity, where they differ. */
const columns: Readonly<Record<string, readonly string[]>> = {
  Id: ['OfficeId', 'SourceRecordId'],
  // A row without the time of the act still says when the record was made.
  CreationTime: ['TimeGenerated', 'Start_Time'],
  Workload: ['OfficeWorkload', 'EventSource'],
  ObjectId: ['OfficeObjectId'],
  ClientIP: ['ClientIP', 'ClientIP_', 'Client_IPAddress'],
  LogonType: ['Logon_Type'],
};
const folded = [
  'Parameters',
  'ExtendedProperties',
  'ModifiedProperties',
  'Item',
  'Folders',
  'OperationProperties',
];

/** Is it a row of the table OfficeActivity of a Log Analytics workspace? */
export function isOfficeActivity(record: unknown): record is Row {
  return typeof record === 'object' && record !== null && Object.hasOwn(record, 'OfficeId');
}

/** The row under the names of the unified audit log. */
export function toAuditRecord(row: Row): Record<string, unknown> {
  const cells = new Cells(row);
  const record: Record<string, unknown> = {};
  for (const [name, names] of Object.entries(columns)) put(record, name, cells.take(names));
  for (const name of folded) put(record, name, unfold(cells.take([name])));
  return { ...cells.rest(), ...record };
}

function put(record: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) record[name] = value;
}
