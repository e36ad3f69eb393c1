import type { VendorRecord } from '../types.ts';

const columns = [
  'RecordType',
  'CreationDate',
  'UserIds',
  'Operations',
  'AuditData',
  'ResultIndex',
  'ResultCount',
  'Identity',
  'IsValid',
  'ObjectState',
] as const;

const recordTypes: Readonly<Record<number, string>> = {
  1: 'ExchangeAdmin',
  2: 'ExchangeItem',
  6: 'SharePointFileOperation',
  8: 'AzureActiveDirectory',
  15: 'AzureActiveDirectoryStsLogon',
  25: 'MicrosoftTeams',
  50: 'ExchangeItemAggregated',
};

/**
 * Unified audit records as the cmdlet `Search-UnifiedAuditLog` exports them: every cell quoted, quotes doubled, the
 * record itself in AuditData, dates as Americans write them. Other feeds are left out.
 */
export function* writeSearchUnifiedAuditLogCsv(records: Iterable<VendorRecord>): Generator<string> {
  yield lineOf(columns);
  let index = 0;
  for (const { source, record, happenedAt } of records) {
    if (source !== 'microsoft-365') continue;
    index += 1;
    yield lineOf([
      recordTypes[Number(record['RecordType'])] ?? String(record['RecordType']),
      americanTime(happenedAt),
      String(record['UserId']),
      String(record['Operation']),
      JSON.stringify(record),
      String(index),
      // The cmdlet counts at most one page of results.
      '5000',
      String(record['Id']),
      'True',
      'Unchanged',
    ]);
  }
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}

function americanTime(ms: number): string {
  const date = new Date(ms);
  const hour = date.getUTCHours();
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  return `${day} ${hour % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`;
}
