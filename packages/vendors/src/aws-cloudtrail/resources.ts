import type { OcsfEvent, OcsfResource } from '@nightjar/core';
import { isRecord, isText } from '../record/fields.ts';
import type { Call } from './call.ts';

interface Resource {
  ARN: string;
  accountId?: string;
  type?: string;
}
const names = new Set(['ARN', 'accountId', 'type']);

/** What the call was about, where all of the list is as expected. */
export function resourcesOf({ fields }: Call): Partial<OcsfEvent> {
  const list = fields.take('resources', isResources);
  return list === undefined ? {} : { resources: list.map(toResource) };
}

function toResource({ ARN, accountId, type }: Resource): OcsfResource {
  return {
    uid: ARN,
    ...(type === undefined ? {} : { type }),
    ...(accountId === undefined ? {} : { owner: { account: { uid: accountId } } }),
  };
}

const isResources = (value: unknown): value is Resource[] =>
  Array.isArray(value) && value.length > 0 && value.every(isResource);

const isResource = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value['ARN']) &&
  Object.entries(value).every(([name, inner]) => names.has(name) && isText(inner));
