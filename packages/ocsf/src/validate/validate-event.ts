import { textOf } from '@nightjar/core';
import { Ajv } from 'ajv';
import type { OcsfVersion } from '../compile/ocsf-sources.ts';
import { refOf } from '../compile/to-property.ts';
import { findClass, loadSchema } from './load-schema.ts';
import { markProfiled, profiled, type ProfileContext } from './profiled.ts';
import { type OcsfError, sayErrors } from './say-error.ts';

/** What the validator must read of an event before it knows its class. */
interface Head {
  class_uid?: unknown;
  activity_id?: unknown;
  type_uid?: unknown;
  metadata?: { profiles?: unknown } | null;
}

const validators = new Map<OcsfVersion, Ajv>();

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
  const name = findClass(schema, head.class_uid);
  if (name === undefined)
    return { errors: [{ path: '/class_uid', reason: `is no class of OCSF ${version}` }] };
  const known = schema.profiles[String(head.class_uid)]!;
  const profiles = profilesOf(head);
  const errors = profiles
    .filter((profile) => !known.includes(profile))
    .map(() => ({ path: '/metadata/profiles', reason: 'names a profile that the class has not' }));
  const check = validatorOf(version).getSchema(`ocsf${refOf(`class.${name}`)}`)!;
  const on = profiles.filter((profile) => known.includes(profile));
  const context: ProfileContext = { profiles: new Set(on) };
  if (!check.call(context, event)) errors.push(...sayErrors(check.errors ?? []));
  return { errors: [...errors, ...typeErrorsOf(head)] };
}

function profilesOf({ metadata }: Head): string[] {
  const profiles = metadata?.profiles;
  return Array.isArray(profiles) ? [...new Set(profiles.map(textOf))].sort() : [];
}

/** It compiles a class when first asked for it. */
function validatorOf(version: OcsfVersion): Ajv {
  let ajv = validators.get(version);
  if (!ajv) {
    // A constraint names attributes that its branches do not define again.
    const strictness = { strict: true, strictRequired: false };
    ajv = new Ajv({ allErrors: true, verbose: true, passContext: true, ...strictness });
    ajv.addVocabulary(['profile', 'requiredIn']).addKeyword(profiled);
    ajv.addSchema({ $defs: markProfiled(loadSchema(version)) }, 'ocsf');
    validators.set(version, ajv);
  }
  return ajv;
}

function typeErrorsOf({
  class_uid: uid,
  activity_id: activity,
  type_uid: type,
}: Head): OcsfError[] {
  if (typeof activity !== 'number') return [];
  const expected = Number(uid) * 100 + activity;
  return type === expected
    ? []
    : [{ path: '/type_uid', reason: `is not class_uid * 100 + activity_id, ${expected}` }];
}
