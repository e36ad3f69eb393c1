import type { Column, Table } from '../tables.ts';
import { markup, type Markup } from './escape.ts';

/** A table; cells are text, or markup of ours. */
export function tableHtml({ columns, rows }: Table<string | Markup>, { isDense = false } = {}) {
  return markup`<table${isDense ? markup` class="dense"` : null}>
      <thead>
        <tr>${columns.map(headHtml)}</tr>
      </thead>
      <tbody>${rows.map(
        (cells) =>
          markup`
        <tr>${cells.map((cell, at) => markup`<td${classOf(columns[at]!)} data-label="${columns[at]!.title}">${cell}</td>`)}</tr>`,
      )}
      </tbody>
    </table>`;
}

function headHtml(column: Column): Markup {
  const { title, isNumber } = column;
  return markup`<th${isNumber === true ? classOf(column) : null}>${title}</th>`;
}

function classOf({ face, isNumber, isUnbroken }: Column): Markup | null {
  const names = [
    ...(isNumber === true ? ['n'] : []),
    ...(isUnbroken === true ? ['t'] : []),
    ...(face === 'mono' ? ['m'] : []),
  ];
  return names.length === 0 ? null : markup` class="${names.join(' ')}"`;
}
