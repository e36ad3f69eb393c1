import { DuckDBInstance } from '@duckdb/node-api';

/** What DuckDB answers; the last column alone, where there are more. */
export async function ask(question: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(question);
    return reader.getRows().map((row) => row.at(-1));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The rows of one source as DuckDB reads them, in the order of their files. */
export async function readLake(folder: string, source: string): Promise<Record<string, unknown>[]> {
  const files = `${folder}/ext/${source}/**/*.parquet`.replaceAll("'", "''");
  const rows = await ask(`
    select to_json(t)::varchar
    from (
      select * exclude (region, accountId, eventDay)
      from read_parquet('${files}', hive_partitioning = true, union_by_name = true)
    ) t`);
  return rows.map((row) => withoutNulls(JSON.parse(String(row))) as Record<string, unknown>);
}

/** A table has a cell for what a row does not have, and no half characters. */
export function withoutNulls(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  );
}
