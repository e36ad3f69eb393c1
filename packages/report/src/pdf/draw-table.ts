import { toneColours } from '../palette.ts';
import type { Column, Table } from '../tables.ts';
import { lineHeight, page, type Sheet, textWidth } from './sheet.ts';
import type { Face, SetLine } from './typeface.ts';

const [gap, padding, below] = [8, 3, 10];

/** A table set in lines, so that its height is known before it is drawn. */
export interface SetTable {
  cells: readonly { column: Column; width: number }[];
  size: number;
  head: readonly SetLine[][] | null;
  rows: readonly (readonly SetLine[][])[];
}

/** Sets a table over the sheet's width. */
export function setTable(
  sheet: Sheet,
  { columns, rows, size = 8.5 }: Table & { size?: number },
): SetTable {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const cells = columns.map((column) => ({ column, width: (column.share / total) * textWidth }));
  const set = (row: readonly string[], face?: Face): SetLine[][] =>
    cells.map(({ column, width }, index) =>
      sheet.lines(row[index] ?? '', {
        face: face ?? column.face ?? 'regular',
        size,
        width: width - gap,
      }),
    );
  const titles = columns.map(({ title }) => title);
  const head = titles.some((title) => title !== '') ? set(titles, 'bold') : null;
  return { cells, size, head, rows: rows.map((row) => set(row)) };
}

/** Of all of it. */
export function tableHeight({ head, rows, size }: SetTable): number {
  return [...(head ? [head] : []), ...rows].reduce((sum, row) => sum + heightOf(row, size), below);
}

/** A head stands with its first two rows, or begins a page. */
export function leadHeight(table: SetTable): number {
  const lead = tableHeight({ ...table, rows: table.rows.slice(0, 2) }) - below;
  return Math.min(lead, (page.height - page.top - page.bottom) / 2);
}

export function drawTable(sheet: Sheet, table: Table & { size?: number }): void {
  drawSet(sheet, setTable(sheet, table));
}

/** Draws a table; its head is told again on every page that it goes on to. */
export function drawSet(sheet: Sheet, table: SetTable): void {
  const { cells, head, rows, size } = table;
  const draw = (lines: readonly SetLine[][], colour: string): void =>
    drawRow(sheet, { cells, lines, size, colour });
  sheet.need(leadHeight(table));
  if (head) draw(head, toneColours.soft);
  for (const lines of rows) {
    if (sheet.y + heightOf(lines, size) > page.height - page.bottom) {
      sheet.turn();
      if (head) draw(head, toneColours.soft);
    }
    draw(lines, toneColours.text);
  }
  sheet.y += below;
}

function heightOf(lines: readonly SetLine[][], size: number): number {
  return Math.max(1, ...lines.map(({ length }) => length)) * lineHeight(size) + padding * 2;
}

interface Row {
  cells: readonly { column: Column; width: number }[];
  lines: readonly SetLine[][];
  size: number;
  colour: string;
}

function drawRow(sheet: Sheet, { cells, lines, size, colour }: Row): void {
  sheet.block('P', () => {
    let x = page.left;
    for (const [index, { column, width }] of cells.entries()) {
      for (const [row, line] of lines[index]!.entries()) {
        const shift = column.isNumber === true ? width - gap - line.width : 0;
        const y = sheet.y + padding + row * lineHeight(size);
        sheet.paint(line, { x: x + shift, y, size, colour });
      }
      x += width;
    }
  });
  sheet.y += heightOf(lines, size);
  sheet.rule();
}
