import { mergeAttribute, type Resolved } from './resolve.ts';
import type { ObjectSchema, PropertySchema } from './schema.ts';
import type { AttributeSource, Sources } from './sources.ts';
import { toProperty } from './to-property.ts';

/** A class or an object as a JSON Schema; one without attributes is free in what it holds. */
export function toObject(item: Resolved, of: Sources): ObjectSchema {
  const attributes = Object.entries(item.attributes).map(
    ([name, attribute]) => [name, withDictionary(name, attribute, of)] as const,
  );
  if (attributes.length === 0) return { type: 'object' };
  const properties = Object.fromEntries(
    attributes.flatMap(([name, from]) => propertiesOf(name, from)),
  );
  const required = attributes
    .filter(([, { requirement, profile }]) => requirement === 'required' && !profile)
    .map(([name]) => name);
  const { at_least_one: some = [], just_one: one = [] } = item.constraints;
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    ...(some.length > 0 ? { anyOf: some.map((name) => ({ required: [name] })) } : {}),
    ...(one.length > 0 ? { oneOf: one.map((name) => ({ required: [name] })) } : {}),
    additionalProperties: false,
  };
}

function withDictionary(name: string, attribute: AttributeSource, of: Sources): AttributeSource {
  const entry = of.attributes[name];
  if (!entry) throw new Error(`the OCSF dictionary holds no ${name}`);
  return mergeAttribute(entry, attribute);
}

/** A moment may also be given as text where the profile `datetime` is on. */
function propertiesOf(name: string, from: AttributeSource): [string, PropertySchema][] {
  const own: [string, PropertySchema] = [name, toProperty(from)];
  if (from.type !== 'timestamp_t') return [own];
  const { is_array } = from;
  return [own, [`${name}_dt`, toProperty({ type: 'datetime_t', is_array, profile: 'datetime' })]];
}
