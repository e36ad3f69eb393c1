type Row = Readonly<Record<string, string>>;

/** Rows as spreadsheets write them: cells quoted where they must be, quotes doubled. */
export function writeCsv(rows: readonly Row[], mark = ','): string {
  const names = Object.keys(rows[0] ?? {});
  const cellOf = (text: string): string =>
    /["\r\n;,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(mark)}\r\n`;
  return lineOf(names) + rows.map((row) => lineOf(names.map((name) => row[name]!))).join('');
}
