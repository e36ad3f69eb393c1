import { type OcsfEvent, textOf } from '../ocsf/index.ts';

export const requestMax = 20_000;

/** What was asked for, as text of bounded length; empty where the record has none. */
export function requestOf(event: OcsfEvent): string {
  const data = event.api?.request?.data;
  if (data === undefined || data === null) return '';
  return (typeof data === 'string' ? data : JSON.stringify(data)).slice(0, requestMax);
}

/** One parameter of a request as text; empty where it was not given. */
export function requestedOf(event: OcsfEvent, name: string): string {
  const data = event.api?.request?.data;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return '';
  return textOf((data as Record<string, unknown>)[name]);
}

/** What has no place in OCSF, as text of bounded length. */
export function unmappedOf({ unmapped }: OcsfEvent): string {
  return JSON.stringify(unmapped ?? {}).slice(0, requestMax);
}
