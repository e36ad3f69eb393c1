import type { DataTypeSchema, PropertySchema } from './schema.ts';
import type { AttributeSource, DataTypeSource } from './sources.ts';

const numbers = new Set(['integer_t', 'long_t']);
const plain: Readonly<Record<string, DataTypeSchema>> = {
  boolean_t: { type: 'boolean' },
  float_t: { type: 'number' },
  integer_t: { type: 'integer' },
  long_t: { type: 'integer' },
  string_t: { type: 'string' },
  json_t: {},
};

/** A scalar of the schema's dictionary as a JSON Schema. */
export function toDataType(name: string, from: DataTypeSource): DataTypeSchema {
  const base = plain[name] ?? plain[from.type ?? ''];
  if (!base) throw new Error(`the OCSF data type ${name} stands on ${from.type}, which is none`);
  return {
    ...base,
    ...(from.regex === undefined ? {} : { pattern: from.regex }),
    ...(from.max_len === undefined ? {} : { maxLength: from.max_len }),
    ...(from.range === undefined ? {} : { minimum: from.range[0], maximum: from.range[1] }),
  };
}

/** An attribute, its dictionary entry merged in, as a JSON Schema. */
export function toProperty(from: AttributeSource): PropertySchema {
  const one = from.enum
    ? enumerated(from.type!, Object.keys(from.enum))
    : { $ref: refOf(from.type!) };
  return {
    ...(from.is_array ? { type: 'array', items: one } : one),
    ...(from['@deprecated'] === undefined ? {} : { deprecated: true }),
    ...(from.profile
      ? {
          profile: from.profile,
          ...(from.requirement === 'required' ? { requiredIn: from.profile } : {}),
        }
      : {}),
  };
}

function enumerated(type: string, keys: readonly string[]): PropertySchema {
  return numbers.has(type)
    ? { type: 'integer', enum: keys.map(Number).sort((a, b) => a - b) }
    : { type: 'string', enum: [...keys].sort() };
}

export function refOf(name: string): string {
  return `#/$defs/${name}`;
}
