import type { ObjectSchema, OcsfSchema, PropertySchema } from '../compile/schema.ts';

/** The definitions as they stand where these profiles are on: what other profiles bring is unknown. */
export function inProfiles(schema: OcsfSchema, profiles: ReadonlySet<string>): OcsfSchema['$defs'] {
  return Object.fromEntries(
    Object.entries(schema.$defs).map(([name, definition]) => [
      name,
      'properties' in definition ? objectIn(definition, profiles) : definition,
    ]),
  );
}

function objectIn(from: ObjectSchema, profiles: ReadonlySet<string>): ObjectSchema {
  const present = Object.entries(from.properties!).filter(
    ([, { profile }]) => profile === undefined || profiles.has(profile),
  );
  const required = [
    ...(from.required ?? []),
    ...present.filter(([, { requiredIn }]) => requiredIn !== undefined).map(([name]) => name),
  ];
  return {
    ...from,
    properties: Object.fromEntries(present.map(([name, property]) => [name, plain(property)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function plain({ profile: _, requiredIn: __, ...property }: PropertySchema): PropertySchema {
  return property;
}
