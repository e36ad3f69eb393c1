import type { ObjectSchema, OcsfSchema, PropertySchema } from '../compile/schema.ts';
import { findClass, loadSchema } from '../validate/load-schema.ts';
import { type Change, changes } from './changes.ts';
import { mend } from './mend.ts';

type Attributes = Record<string, unknown>;

export interface UpConverted {
  event: Attributes;
  /** What 1.8 has no place for, by its path in the event. */
  kept: Record<string, unknown>;
}

/**
 * An event of OCSF 1.0 to 1.7 as 1.8 has it: attributes under their present names. What is not known stays
 * as it is, for the validator to tell. The event given is not touched.
 */
export function upConvert(event: Readonly<Attributes>): UpConverted {
  const schema = loadSchema('1.8.0');
  const name = findClass(schema, event['class_uid']);
  const kept: Record<string, unknown> = {};
  if (name === undefined) return { event: { ...event }, kept };
  const keep = (path: string, value: unknown): void => void (kept[path] = value);
  const converted = convert(event, { name: `class.${name}`, path: '', keep, defs: schema.$defs });
  return { event: (converted ?? {}) as Attributes, kept };
}

interface At {
  name: string;
  path: string;
  keep: (path: string, value: unknown) => void;
  defs: OcsfSchema['$defs'];
}

function convert(value: unknown, at: At): unknown {
  if (Array.isArray(value)) {
    const path = (index: number): string => `${at.path}[${index}]`;
    return value
      .map((one, index) => convert(one, { ...at, path: path(index) }))
      .filter((one) => one !== undefined);
  }
  const properties = (at.defs[at.name] as ObjectSchema | undefined)?.properties;
  if (typeof value !== 'object' || value === null || properties === undefined) return value;
  const renamed = rename(value as Attributes, at.name, properties);
  let own = renamed;
  for (const name of Object.keys(renamed)) {
    const one = renamed[name];
    // Most attributes are texts and numbers, in which there is nothing to convert.
    const of = typeof one === 'object' && one !== null ? typeOf(properties[name]) : undefined;
    if (of === undefined) continue;
    const path = at.path === '' ? name : `${at.path}.${name}`;
    const converted = convert(one, { name: of, path, keep: at.keep, defs: at.defs });
    if (converted === one) continue;
    if (own === renamed) own = { ...renamed };
    if (converted === undefined) delete own[name];
    else own[name] = converted;
  }
  return mend(own, at);
}

function typeOf(property: PropertySchema | undefined): string | undefined {
  const ref = property?.$ref ?? property?.items?.$ref;
  return ref?.startsWith(definitions) ? ref.slice(definitions.length) : ref;
}

const definitions = '#/$defs/';
const formerNames: ReadonlySet<string> = new Set(changes.map(({ from }) => from));

/** Where both names are used, each stays: the old one is deprecated, not gone. */
function rename(
  attributes: Attributes,
  name: string,
  properties: NonNullable<ObjectSchema['properties']>,
): Attributes {
  if (!Object.keys(attributes).some((key) => formerNames.has(key))) return attributes;
  const due = changes.filter(
    (change) =>
      Object.hasOwn(attributes, change.from) &&
      !Object.hasOwn(attributes, change.to) &&
      (change.in?.includes(name) ?? true) &&
      change.to in properties,
  );
  if (due.length === 0) return attributes;
  const entries = Object.entries(attributes).map(([key, value]) => {
    const change = due.find(({ from }) => from === key);
    return change ? [change.to, asNow(value, change)] : [key, value];
  });
  return Object.fromEntries(entries) as Attributes;
}

function asNow(value: unknown, { isList }: Change): unknown {
  return isList && !Array.isArray(value) ? [value] : value;
}
