import { hash } from 'node:crypto';
import { flowFields } from './fields-of-flow.ts';

/**
 * A flow has no id of its own: what it says, in the order of the versions, is the same in every container
 * that holds the same fields. Times are epoch ms, as some tables have them in text.
 */
export function flowIdOf(
  flow: Readonly<Record<string, unknown>>,
  times: { start: number; end: number | undefined },
): string {
  let said = `${times.start} ${times.end ?? ''}`;
  for (const name of flowFields) {
    const value = flow[name];
    if (value === undefined || name === 'start' || name === 'end') continue;
    said += ` ${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
  }
  return hash('sha256', said, 'hex').slice(0, 32);
}
