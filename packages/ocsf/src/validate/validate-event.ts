import { Ajv, type ValidateFunction } from 'ajv';
import type { OcsfVersion } from '../compile/ocsf-sources.ts';
import { refOf } from '../compile/to-property.ts';
import { inProfiles } from './in-profiles.ts';
import { loadSchema } from './load-schema.ts';
import { type OcsfError, sayErrors } from './say-error.ts';

/** What the validator must read of an event before it knows its class. */
interface Head {
  class_uid?: unknown;
  activity_id?: unknown;
  type_uid?: unknown;
  metadata?: { profiles?: unknown } | null;
}

const validators = new Map<string, Ajv>();
/** Which profiles are on is an outsider's word: so many sets of them are kept. */
const validatorsMax = 32;

/**
 * Checks an event against a release of OCSF: class, types, enumerations, constraints, unknown attributes
 * (only `unmapped` is free). Attributes of a profile are known where `metadata.profiles` names it.
 */
export function validateEvent(
  event: unknown,
  { version }: { version: OcsfVersion },
): { errors: OcsfError[] } {
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    return { errors: [{ path: '', reason: 'is no object' }] };
  const head = event as Head;
  const schema = loadSchema(version);
  const uid = String(head.class_uid);
  const name = Object.hasOwn(schema.classes, uid) ? schema.classes[uid] : undefined;
  if (name === undefined)
    return { errors: [{ path: '/class_uid', reason: `is no class of OCSF ${version}` }] };
  const known = schema.profiles[uid]!;
  const profiles = profilesOf(head);
  const errors = profiles
    .filter((profile) => !known.includes(profile))
    .map(() => ({ path: '/metadata/profiles', reason: 'names a profile that the class has not' }));
  const check = validatorOf(
    version,
    profiles.filter((profile) => known.includes(profile)),
  ).getSchema(`ocsf${refOf(`class.${name}`)}`) as ValidateFunction;
  if (!check(event)) errors.push(...sayErrors(check.errors ?? []));
  return { errors: [...errors, ...typeErrorsOf(head)] };
}

function profilesOf({ metadata }: Head): string[] {
  const profiles = metadata?.profiles;
  return Array.isArray(profiles) ? [...new Set(profiles.map(String))].sort() : [];
}

/** One validator for each set of profiles; it compiles a class when first asked for it. */
function validatorOf(version: OcsfVersion, profiles: readonly string[]): Ajv {
  const key = [version, ...profiles].join(' ');
  let ajv = validators.get(key);
  if (!ajv) {
    // A constraint names attributes that its branches do not define again.
    ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictRequired: false });
    ajv.addSchema({ $defs: inProfiles(loadSchema(version), new Set(profiles)) }, 'ocsf');
    if (validators.size >= validatorsMax) validators.clear();
    validators.set(key, ajv);
  }
  return ajv;
}

function typeErrorsOf({
  class_uid: uid,
  activity_id: activity,
  type_uid: type,
}: Head): OcsfError[] {
  const expected = Number(uid) * 100 + Number(activity);
  return type === expected || typeof activity !== 'number'
    ? []
    : [{ path: '/type_uid', reason: `is not class_uid * 100 + activity_id, ${expected}` }];
}
