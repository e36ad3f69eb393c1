import { Cells, type Columns, type Row, unfold } from '../microsoft-exports/log-analytics.ts';

/** The audit record's name for a column of the workspace's table OfficeActivity, where they differ. */
const columns: Columns = {
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
  const record = cells.takeAs(columns);
  for (const name of folded) {
    const cell = unfold(cells.take([name]));
    if (cell !== undefined) record[name] = cell;
  }
  return { ...cells.rest(), ...record };
}
