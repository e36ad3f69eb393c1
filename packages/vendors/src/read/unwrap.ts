import type { Source } from '@nightjar/core';
import { isFlowLine, toFlow, wordsOf } from './flow-line.ts';
import { sourceOf } from './source-of.ts';

/** Where tools put the vendor's own record, beside a summary of their own. */
const records = ['AuditData', 'auditData', 'CloudTrailEvent'];

/** What an event bus, a SIEM, a log group or a rule's test wraps around a record that it does not touch. */
const envelopes = [
  '_raw',
  '_source',
  'result',
  'detail',
  'event',
  'original',
  'message',
  'Message',
  'RawEventData',
];
const levelsMax = 4;

/** A record, and which feed it is of: null where it is of none that we know. */
interface Found {
  record: unknown;
  source: Source | null;
}

/** The vendor's record out of its envelopes; the value itself where none holds a record that we know. */
export function unwrap(value: unknown): Found {
  return find(value, levelsMax) ?? { record: value, source: null };
}

function find(value: unknown, levels: number): Found | undefined {
  if (typeof value !== 'object' || value === null || levels === 0) return undefined;
  const held = value as Readonly<Record<string, unknown>>;
  for (const name of records) {
    const record = Object.hasOwn(held, name) ? unfold(held[name]) : undefined;
    if (record !== undefined) return { record, source: sourceOf(record) };
  }
  const source = sourceOf(value);
  if (source !== null) return { record: value, source };
  for (const name of envelopes) {
    const inner = Object.hasOwn(held, name) ? find(unfold(held[name]), levels - 1) : undefined;
    if (inner?.source) return inner;
  }
  return undefined;
}

/** An object, be it written as JSON or as a line of a flow log. */
function unfold(value: unknown): object | undefined {
  if (typeof value === 'object' && value !== null) return value;
  if (typeof value !== 'string') return undefined;
  if (isFlowLine(value)) return toFlow(wordsOf(value));
  if (!/^\s*[{[]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as object;
  } catch {
    return undefined;
  }
}
