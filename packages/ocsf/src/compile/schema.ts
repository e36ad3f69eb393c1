/** What an attribute may hold, as a JSON Schema; `profile` and `requiredIn` are ours. */
export interface PropertySchema {
  $ref?: string;
  type?: string;
  enum?: readonly (string | number)[];
  items?: PropertySchema;
  const?: number;
  deprecated?: true;
  /** It is there only where `metadata.profiles` names this profile. */
  profile?: string;
  /** It is required where the profile is on. */
  requiredIn?: string;
}

export interface ObjectSchema {
  type: 'object';
  properties?: Readonly<Record<string, PropertySchema>>;
  required?: readonly string[];
  anyOf?: readonly { required: readonly string[] }[];
  oneOf?: readonly { required: readonly string[] }[];
  additionalProperties?: false;
  deprecated?: true;
}

export interface DataTypeSchema {
  type?: string;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** One release of OCSF, compiled: JSON Schemas of data types, objects and event classes, by name. */
export interface OcsfSchema {
  version: string;
  /** Name of the class by its `class_uid`. */
  classes: Readonly<Record<string, string>>;
  /** Profiles that a class knows, by its `class_uid`. */
  profiles: Readonly<Record<string, readonly string[]>>;
  $defs: Readonly<Record<string, DataTypeSchema | ObjectSchema>>;
}
