import type { OcsfEvent } from '../ocsf/index.ts';

export const requestMax = 20_000;

/** What was asked for, as text of bounded length; empty where the record has none. */
export function requestOf(event: OcsfEvent): string {
  const data = event.api?.request?.data;
  if (data === undefined || data === null) return '';
  return (typeof data === 'string' ? data : JSON.stringify(data)).slice(0, requestMax);
}
