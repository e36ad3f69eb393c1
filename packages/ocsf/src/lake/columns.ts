import type { ObjectSchema, OcsfSchema, PropertySchema } from '../compile/schema.ts';

/** A column of a Parquet file; what has no type of its own is kept as JSON text. */
export type Column = { name: string } & (
  | { kind: 'leaf'; leaf: 'BOOLEAN' | 'INT32' | 'INT64' | 'DOUBLE' | 'STRING' | 'JSON' }
  | { kind: 'struct'; children: readonly Column[] }
  | { kind: 'list'; element: Column }
);

const leaves = {
  boolean: 'BOOLEAN',
  integer: 'INT64',
  number: 'DOUBLE',
  string: 'STRING',
} as const;

/**
 * Columns of a class by the schema, in its order: of all the attributes that it could have, those that
 * these events do have, for objects of OCSF may hold one another without end.
 */
export function columnsOf(
  events: readonly object[],
  className: string,
  { $defs }: OcsfSchema,
): Column[] {
  return childrenOf($defs[`class.${className}`] as ObjectSchema, events, $defs);
}

type Definitions = OcsfSchema['$defs'];

function childrenOf(
  { properties = {} }: ObjectSchema,
  values: readonly object[],
  $defs: Definitions,
): Column[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const present = values
      .map((value) => (value as Record<string, unknown>)[name])
      .filter((value) => value !== undefined && value !== null);
    return present.length > 0 ? (columnOf(name, property, { present, $defs }) ?? []) : [];
  });
}

/** None where objects hold nothing: Parquet knows no struct without fields. */
function columnOf(
  name: string,
  property: PropertySchema,
  of: { present: readonly unknown[]; $defs: Definitions },
): Column | undefined {
  const { $defs } = of;
  if (property.items) {
    const present = of.present.flatMap((list) => list as unknown[]);
    const element = columnOf('element', property.items, { present, $defs });
    return element && { name, kind: 'list', element };
  }
  // What is enumerated is small.
  if (property.type)
    return { name, kind: 'leaf', leaf: property.type === 'integer' ? 'INT32' : 'STRING' };
  const definition = $defs[property.$ref!.replace('#/$defs/', '')]!;
  if ('properties' in definition) {
    const children = childrenOf(definition, of.present as object[], $defs);
    return children.length > 0 ? { name, kind: 'struct', children } : undefined;
  }
  return { name, kind: 'leaf', leaf: leaves[definition.type as keyof typeof leaves] ?? 'JSON' };
}
