import type { ErrorObject } from 'ajv';

/** What is wrong with an event, and where: a JSON pointer. */
export interface OcsfError {
  path: string;
  reason: string;
}

const shownMax = 64;

/** The validator's errors in OCSF's words; branches of a constraint are told as the constraint. */
export function sayErrors(errors: readonly ErrorObject[]): OcsfError[] {
  return errors
    .filter(({ schemaPath }) => !/\/(?:anyOf|oneOf)\/\d+\//.test(schemaPath))
    .map((error) => ({ path: pathOf(error), reason: reasonOf(error) }));
}

function pathOf({ instancePath, params }: ErrorObject): string {
  const name: unknown = params['additionalProperty'] ?? params['missingProperty'];
  return name === undefined ? instancePath : `${instancePath}/${String(name).slice(0, shownMax)}`;
}

function reasonOf({ keyword, params, schema, message }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties':
      return 'is not an attribute here';
    case 'required':
      return 'is required';
    case 'anyOf':
      return `needs at least one of ${namesOf(schema)}`;
    case 'oneOf':
      return `needs exactly one of ${namesOf(schema)}`;
    case 'enum':
      return `is none of ${(params['allowedValues'] as unknown[]).slice(0, 20).join(', ')}`;
    case 'const':
      return `is not ${String(params['allowedValue'])}`;
    case 'pattern':
      return 'is not written as its type asks';
    default:
      return message ?? keyword;
  }
}

function namesOf(branches: unknown): string {
  return (branches as { required: string[] }[]).flatMap(({ required }) => required).join(', ');
}
