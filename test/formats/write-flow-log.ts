import type { VendorJson } from './make-records.ts';

/** Can a record stand in such a log? Tables and lakes name its fields otherwise. */
export function isFlowLogLine(record: VendorJson): boolean {
  const cells = Object.entries(record);
  return (
    'log-status' in record &&
    cells.every(([name, cell]) => /^[a-z-]+$/.test(name) && /^[^\s]+$/.test(String(cell)))
  );
}

/** Lines of a flow log; a header names the fields of the lines below it. */
export function writeFlowLog(records: readonly VendorJson[]): string {
  let last = '';
  return records
    .map((record) => {
      const header = `${Object.keys(record).join(' ')}\n`;
      const line = `${Object.values(record).join(' ')}\n`;
      const isSame = header === last;
      last = header;
      return isSame ? line : header + line;
    })
    .join('');
}
