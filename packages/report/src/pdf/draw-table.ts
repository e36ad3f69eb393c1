import { toneColours } from '../palette.ts';
import type { Column, Table } from '../tables.ts';
import { lineHeight, page, type Sheet, textWidth } from './sheet.ts';
import type { Face, SetLine } from './typeface.ts';

const [gap, padding] = [8, 3];

/** A table; its head is told again on every page that it goes on to. */
export function drawTable(
  sheet: Sheet,
  { columns, rows, size = 8.5 }: Table & { size?: number },
): void {
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
  const head = columns.some(({ title }) => title !== '')
    ? set(
        columns.map(({ title }) => title),
        'bold',
      )
    : undefined;
  const draw = (lines: readonly SetLine[][], colour: string): void =>
    drawRow(sheet, { cells, lines, size, colour });
  // A head stands with its first two rows, or begins a page.
  const first = rows.slice(0, 2).map((row) => heightOf(set(row), size));
  sheet.need(
    Math.min(
      (head ? heightOf(head, size) : 0) + first.reduce((sum, one) => sum + one, 0),
      (page.height - page.top - page.bottom) / 2,
    ),
  );
  if (head) draw(head, toneColours.soft);
  for (const row of rows) {
    const lines = set(row);
    if (sheet.y + heightOf(lines, size) > page.height - page.bottom) {
      sheet.turn();
      if (head) draw(head, toneColours.soft);
    }
    draw(lines, toneColours.text);
  }
  sheet.y += 10;
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
