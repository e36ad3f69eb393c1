/** Name and class of each column. Explicit roles: narrow screens lay the rows out as cards. */
export function ColumnHeads({ columns }: { columns: readonly (readonly [string, string])[] }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(([name, cell]) => (
          <th key={name} role="columnheader" scope="col" className={cell}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
