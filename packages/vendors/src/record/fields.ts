import { isIP } from 'node:net';
import { parseTime } from './parse-time.ts';
import { remembered } from './remembered.ts';

export type Guard<Value> = (value: unknown) => value is Value;

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A whole number that counts or names something. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function isPort(value: unknown): value is number {
  return isCount(value) && value < 65_536;
}

/** A zone, as in `fe80::1%eth0`, means something on one machine only: OCSF does not know it. */
export function isAddress(value: unknown): value is string {
  return isText(value) && value.length <= 40 && isBareAddress(value);
}

const isBareAddress = remembered((text) => isIP(text) !== 0 && !text.includes('%'), 20_000);

export function isMac(value: unknown): value is string {
  return isText(value) && /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(value);
}

export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a record field by field. What was taken has its place in the event; all else is the rest. */
export class Fields {
  readonly #record: Readonly<Record<string, unknown>>;
  // Few names: a list costs less to fill and to search than a set.
  readonly #taken: string[] = [];

  constructor(record: Readonly<Record<string, unknown>>) {
    this.#record = record;
  }

  /** The value, where it is as expected; it stays in the rest. */
  peek<Value>(name: string, is: Guard<Value>): Value | undefined {
    const value = this.#record[name];
    if (value === undefined || !is(value)) return undefined;
    // What every object inherits is no text, number or flag.
    return typeof value !== 'object' || Object.hasOwn(this.#record, name) ? value : undefined;
  }

  /** The value, where it is as expected; it is no more in the rest. */
  take<Value>(name: string, is: Guard<Value>): Value | undefined {
    const value = this.peek(name, is);
    if (value !== undefined) this.#taken.push(name);
    return value;
  }

  /** Epoch ms of a time in text, where it is one; it stays in the rest. */
  peekTime(name: string): number | undefined {
    const time = parseTime(this.peek(name, isText) ?? '');
    return Number.isNaN(time) ? undefined : time;
  }

  /** What was not taken, as it came. */
  rest(): Record<string, unknown> {
    const rest: Record<string, unknown> = {};
    for (const name of Object.keys(this.#record)) {
      const value = this.#record[name];
      if (value !== null && value !== '' && !this.#taken.includes(name)) put(rest, name, value);
    }
    return rest;
  }
}

/** Sets a name as the record's own, be it `__proto__`. */
export function put(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(record, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else record[name] = value;
}

/** The same object, filled with what of another is not undefined: several times as fast as to spread both. */
export function fill<Value extends object>(value: Value, more: Filling<Value>): Value {
  const names = Object.keys(more) as (keyof Value)[];
  for (const name of names) {
    const one = more[name];
    if (one !== undefined) value[name] = one;
  }
  return value;
}

type Filling<Value> = { [Name in keyof Value]?: Value[Name] | undefined };

/** The object without what is undefined; undefined where nothing is left. */
export function filled<Value extends object>(value: Value): Value | undefined {
  const names = Object.keys(value) as (keyof Value)[];
  if (names.every((name) => value[name] !== undefined)) return names.length > 0 ? value : undefined;
  const kept = fill({} as Value, value);
  return Object.keys(kept).length > 0 ? kept : undefined;
}
