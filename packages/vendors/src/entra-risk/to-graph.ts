import { cellsOf, type Row, unfold } from '../microsoft-exports/log-analytics.ts';
import { ofNames } from '../record/of-names.ts';
import { lowerFirst } from '../record/lower-first.ts';

/** The record under the names of Microsoft Graph: tables and PowerShell write them large, without nothing. */
export function toGraph(record: Row): Record<string, unknown> {
  const isRow = Object.hasOwn(record, 'RiskLevel') || Object.hasOwn(record, 'RiskState');
  if (!isRow) return { ...record };
  const cellIn = cellsOf(record);
  const own: Record<string, unknown> = {};
  for (const name of plainNames(record)) {
    const cell = unfold(cellIn(name));
    if (cell === undefined) continue;
    // Collectors write a dash where there is nothing: it stays under its own name and means nothing.
    if (cell === '-') own[name] = cell;
    else own[aliases[name] ?? name.slice(0, 1).toLowerCase() + name.slice(1)] = lowerFirst(cell);
  }
  return own;
}

/** The names of columns without what tables add. */
const plainNames = ofNames((names) => [
  ...new Set(names.map((name) => name.replace(/ \[UTC\]$|_(?:string|dynamic)$/, ''))),
]);

const aliases: Readonly<Record<string, string>> = {
  IPAddress: 'ipAddress',
  IpAddress: 'ipAddress',
};
