import { hash } from 'node:crypto';
import { ofNames } from '../record/of-names.ts';
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
  const values: readonly unknown[] = Object.values(flow);
  for (const { at, key } of fieldsOf(flow)) {
    const value = values[at];
    if (value === undefined) continue;
    said += key + (typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return hash('sha256', said, 'hex').slice(0, 32);
}

/** Of the many fields a row has few: those that it has, and where they stand. */
const fieldsOf = ofNames((names) =>
  flowFields
    .filter((name) => name !== 'start' && name !== 'end')
    .map((name) => ({ at: names.indexOf(name), key: ` ${name}=` }))
    .filter(({ at }) => at >= 0),
);
