import type { OcsfActor } from '@nightjar/core';
import type { Fields } from '../record/fields.ts';

/** A call as the record tells it: what the kinds are told apart by. */
export interface Call {
  operation: string;
  /** Without `.amazonaws.com`. */
  service: string;
  actor: OcsfActor;
  /** `requestParameters` and `responseElements`. */
  request: Fields;
  response: Fields;
  fields: Fields;
  isReadOnly: boolean;
}
