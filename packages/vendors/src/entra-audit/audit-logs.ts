import { contentIdOf } from '../record/content-id.ts';
import {
  cellOf,
  Cells,
  type Columns,
  type Row,
  unfold,
} from '../microsoft-exports/log-analytics.ts';
import { lowerFirst } from '../record/lower-first.ts';

/** Microsoft Graph's name for a column of the workspace's table AuditLogs; PowerShell writes them likewise. */
const columns: Columns = {
  id: ['Id'],
  activityDateTime: ['ActivityDateTime', 'TimeGenerated'],
  activityDisplayName: ['ActivityDisplayName', 'OperationName'],
  correlationId: ['CorrelationId'],
  result: ['Result'],
  resultReason: ['ResultReason', 'ResultDescription'],
  loggedByService: ['LoggedByService'],
};
const folded: Readonly<Record<string, string>> = {
  initiatedBy: 'InitiatedBy',
  targetResources: 'TargetResources',
  additionalDetails: 'AdditionalDetails',
};

/** Is it a row of the table AuditLogs, or Graph's record by PowerShell? */
export function isAuditRow(record: unknown): record is Row {
  if (typeof record !== 'object' || record === null) return false;
  const row = record as Row;
  return (
    cellOf(row, 'ActivityDisplayName', 'OperationName') !== undefined &&
    cellOf(row, 'InitiatedBy', 'TargetResources') !== undefined
  );
}

/** The row under the names of Microsoft Graph. */
export function toAuditRecord(row: Row): Record<string, unknown> {
  const cells = new Cells(row);
  const record = cells.takeAs(columns);
  for (const [name, column] of Object.entries(folded)) {
    const cell = unfold(cells.take([column]));
    // Only PowerShell's objects have capitals; the workspace's text holds Graph's own names.
    if (cell !== undefined) record[name] = isOfPowerShell(cell) ? lowerFirst(cell, depthMax) : cell;
  }
  record['id'] ??= contentIdOf(row);
  return { ...cells.rest(), ...record };
}

function isOfPowerShell(cell: unknown): boolean {
  const first: unknown = Array.isArray(cell) ? cell[0] : cell;
  return typeof first === 'object' && first !== null && /^[A-Z]/.test(Object.keys(first)[0] ?? '');
}

/** User, its fields; target, its properties, their fields: no name of ours lies deeper. */
const depthMax = 5;
