import type { Source } from '@nightjar/core';
import { isFlowLine, toFlow, wordsOf } from './flow-line.ts';
import { recordOfDocument } from './record-of-document.ts';
import { sourceOf } from './source-of.ts';

type Held = Readonly<Record<string, unknown>>;

/** Where tools put the vendor's own record, beside a summary of their own. */
const records = ['AuditData', 'auditData', 'CloudTrailEvent'];

/** Where SIEMs keep what they were given, beside fields that they took out of it: it says more, and as it was said. */
const originals = ['_raw', 'event.original'];

/** What an event bus, a SIEM, a log group or a rule's test wraps around a record that it does not touch. */
const envelopes = [
  '_source',
  'result',
  'detail',
  'event',
  'original',
  'message',
  'Message',
  '@message',
  'RawEventData',
  'body',
  'Body',
  'records',
  'json',
  'fields',
  'attributes',
  'data',
  'properties',
];
const wrapping: ReadonlySet<string> = new Set([...originals, ...envelopes]);
const levelsMax = 6;

/** Among so many fields a text is looked for that is a record, whatever its field is called. */
const fieldsMax = 64;

/** A record, and which feed it is of: null where it is of none that we know. */
interface Found {
  record: unknown;
  source: Source | null;
}

/** The vendor's record out of its envelopes; the value itself where none holds a record that we know. */
export function unwrap(value: unknown): Found {
  return find(value, levelsMax) ?? { record: value, source: null };
}

/** The list that an envelope holds in place of one record, as event hubs put theirs into a body; null where it holds none. */
export function listWithin(value: unknown, levels: number = levelsMax): readonly unknown[] | null {
  if (levels === 0) return null;
  const held = unfold(value);
  if (Array.isArray(held)) return held.some((one) => unwrap(one).source !== null) ? held : null;
  if (held === undefined || sourceOf(held) !== null) return null;
  for (const [name, inner] of Object.entries(held).slice(0, fieldsMax)) {
    if (!wrapping.has(name)) continue;
    const list = listWithin(inner, levels - 1);
    if (list !== null) return list;
  }
  return null;
}

function find(value: unknown, levels: number): Found | undefined {
  const held = typeof value === 'string' ? unfold(value) : value;
  if (typeof held !== 'object' || held === null || levels === 0) return undefined;
  return findIn(held as Held, levels);
}

function findIn(held: Held, levels: number): Found | undefined {
  for (const name of records) {
    const record = Object.hasOwn(held, name) ? unfold(held[name]) : undefined;
    if (record !== undefined) return { record, source: sourceOf(record) };
  }
  const original = findAt(held, originals, levels);
  if (original) return original;
  const source = sourceOf(held);
  if (source !== null) return { record: held, source };
  for (const record of [openedIn(held), recordOfDocument(held)]) {
    const inner = sourceOf(record);
    if (inner !== null) return { record, source: inner };
  }
  return findAt(held, envelopes, levels) ?? findAt(held, textsOf(held), levels);
}

function findAt(held: Held, names: readonly string[], levels: number): Found | undefined {
  for (const name of names) {
    const inner = Object.hasOwn(held, name) ? find(onlyOf(held[name]), levels - 1) : undefined;
    if (inner?.source) return inner;
  }
  return undefined;
}

/** What Azure Monitor sends, where a store has kept the inner record as text; null: there is no such text. */
function openedIn(held: Held): Held | null {
  if (typeof held['properties'] !== 'string' || !Object.hasOwn(held, 'category')) return null;
  const properties = unfold(held['properties']);
  return properties === undefined ? null : { ...held, properties };
}

/** Search engines tell each field as a list, though it has one value. */
function onlyOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** Other fields whose text is an object. */
function textsOf(held: Held): string[] {
  return Object.keys(held)
    .slice(0, fieldsMax)
    .filter((name) => {
      const text = held[name];
      return !wrapping.has(name) && typeof text === 'string' && /^\s*\{/.test(text);
    });
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
