import type { ErrorObject, FuncKeywordDefinition } from 'ajv';
import type { ObjectSchema, OcsfSchema } from '../compile/schema.ts';

/** What a validator is called with. */
export interface ProfileContext {
  /** Profiles that are on. */
  profiles: ReadonlySet<string>;
}

/**
 * Attributes of a profile are unknown where the profile is off, and may be required where it is on. Asked
 * while an event is checked: sets of profiles are outsiders' words, and compiling for each costs too much.
 */
export const profiled: FuncKeywordDefinition = {
  keyword: 'profiled',
  type: 'object',
  before: 'required',
  compile: (_, parent) => checkProfiles(parent as unknown as ObjectSchema),
};

/** The definitions, with the keyword at each object that has attributes of profiles. */
export function markProfiled({ $defs }: OcsfSchema): Record<string, object> {
  return Object.fromEntries(
    Object.entries($defs).map(([name, definition]) => [
      name,
      'properties' in definition && Object.values(definition.properties!).some((one) => one.profile)
        ? { ...definition, profiled: true }
        : definition,
    ]),
  );
}

type Check = ReturnType<NonNullable<FuncKeywordDefinition['compile']>>;

function checkProfiles({ properties = {} }: ObjectSchema): Check {
  const ofProfiles = Object.entries(properties).filter(([, { profile }]) => profile !== undefined);
  const check: Check = function (this: ProfileContext, value: object): boolean {
    const errors: Partial<ErrorObject>[] = [];
    for (const [name, { profile, requiredIn }] of ofProfiles) {
      const isOn = this.profiles.has(profile!);
      const isThere = (value as Record<string, unknown>)[name] !== undefined;
      if (isOn && requiredIn !== undefined && !isThere)
        errors.push({ keyword: 'required', params: { missingProperty: name } });
      if (!isOn && Object.hasOwn(value, name))
        errors.push({ keyword: 'additionalProperties', params: { additionalProperty: name } });
    }
    check.errors = errors;
    return errors.length === 0;
  };
  return check;
}
