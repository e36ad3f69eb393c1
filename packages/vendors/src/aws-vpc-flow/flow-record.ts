import { put } from '../record/fields.ts';
import { ofNames } from '../record/of-names.ts';
import { flowFieldOf } from './fields-of-flow.ts';

type Row = Readonly<Record<string, unknown>>;

/** Marks of a flow: both addresses, or, where nothing was seen, the status and the card. */
const marks: readonly (readonly string[])[] = [
  ['srcaddr', 'dstaddr'],
  ['pkt-srcaddr', 'pkt-dstaddr'],
  ['log-status', 'interface-id'],
];

/** Tables have few columns beside those of the log. */
const namesMax = 80;

/** Is it a row of a flow log, under the documentation's names or those of a table? */
export function isFlowRecord(record: Row): boolean {
  if ('srcaddr' in record && 'dstaddr' in record) return true;
  return hasMark(record);
}

const hasMark = ofNames((names) => {
  if (names.length > namesMax) return false;
  const known = new Set(names.map(flowFieldOf));
  return marks.some((mark) => mark.every((name) => known.has(name)));
});

/** The row under the documentation's names, without what says nothing (`-`); other columns as they are called. */
export function toFlowRecord(record: Row): Row {
  return isAsDocumented(record) ? record : renamed(record);
}

/** Most rows are: they are read as they stand. */
function isAsDocumented(record: Row): boolean {
  if (!hasDocumentedNames(record)) return false;
  return !Object.values(record).some(isNothing);
}

const hasDocumentedNames = ofNames((names) =>
  names.every((name) => (flowFieldOf(name) ?? name) === name),
);

function isNothing(cell: unknown): boolean {
  return cell === null || cell === '' || cell === '-';
}

const knownColumns = ofNames((names) => names.map((name) => ({ name, known: flowFieldOf(name) })));

function renamed(record: Row): Record<string, unknown> {
  const flow: Record<string, unknown> = {};
  for (const { name, known } of knownColumns(record)) {
    const cell = record[name];
    if (isNothing(cell)) continue;
    if (known !== undefined && flow[known] === undefined) flow[known] = cell;
    else put(flow, name, cell);
  }
  return flow;
}
