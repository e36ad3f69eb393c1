import { observableKinds } from './observables.ts';
import { resolve } from './resolve.ts';
import type { ObjectSchema, OcsfSchema } from './schema.ts';
import { type ItemSource, readSources, type Sources } from './sources.ts';
import { toObject } from './to-object.ts';
import { toDataType } from './to-property.ts';

interface CompiledClass {
  name: string;
  uid: number;
  profiles: readonly string[];
  schema: ObjectSchema;
}

/**
 * Compiles one release of the OCSF schema from the folder of its sources into JSON Schemas, without its
 * prose: no captions, no descriptions. Extensions (windows, linux, macos) are left out.
 */
export function compileSchema(folder: string): OcsfSchema {
  const of = readSources(folder);
  const classes = [...of.classes.values()]
    .filter((item) => item.uid !== undefined || item.name === 'base_event')
    .map((item) => compileClass(item, of))
    .sort((a, b) => a.uid - b.uid);
  return {
    version: of.version,
    classes: Object.fromEntries(classes.map(({ uid, name }) => [uid, name])),
    profiles: Object.fromEntries(classes.map(({ uid, profiles }) => [uid, profiles])),
    $defs: {
      ...Object.fromEntries(
        Object.entries(of.dataTypes).map(([name, from]) => [name, toDataType(name, from)]),
      ),
      ...Object.fromEntries([...of.objects].map(([name, item]) => [name, compileObject(item, of)])),
      ...Object.fromEntries(classes.map(({ name, schema }) => [`class.${name}`, schema])),
    },
  };
}

function compileObject(item: ItemSource, of: Sources): ObjectSchema {
  const resolved = resolve(item, of.objects, of);
  if (item.name !== 'observable') return toObject(resolved, of);
  const kinds = observableKinds(of).map((kind) => [kind, {}] as const);
  const type = { ...resolved.attributes['type_id'] };
  type.enum = { ...type.enum, ...Object.fromEntries(kinds) };
  return toObject({ ...resolved, attributes: { ...resolved.attributes, type_id: type } }, of);
}

function compileClass(item: ItemSource, of: Sources): CompiledClass {
  const resolved = resolve(item, of.classes, of);
  const category = of.categories[resolved.category ?? '']?.uid ?? 0;
  const uid = category * 1000 + (item.uid ?? 0);
  const compiled = toObject(resolved, of);
  const activities = compiled.properties!['activity_id']!.enum as readonly number[];
  return {
    name: item.name!,
    uid,
    profiles: resolved.profiles,
    schema: {
      ...compiled,
      properties: {
        ...compiled.properties,
        category_uid: { type: 'integer', const: category },
        class_uid: { type: 'integer', const: uid },
        type_uid: { type: 'integer', enum: activities.map((activity) => uid * 100 + activity) },
      },
      ...(item['@deprecated'] === undefined ? {} : { deprecated: true }),
    },
  };
}
