import { Fields, type Guard, put } from './fields.ts';
import { ofNames } from './of-names.ts';

/**
 * Reads a record as `Fields` does, in less than half of the time. Records of one shape are asked for the same
 * fields in the same order, so that where each stands is found once for all of them.
 */
export class FieldsByShape extends Fields {
  readonly #shape: Shape;
  readonly #values: unknown[];
  readonly #taken: number[] = [];
  #step = 0;

  constructor(record: Readonly<Record<string, unknown>>) {
    super(record);
    this.#shape = shapeOf(record);
    this.#values = Object.values(record);
  }

  override peek<Value>(name: string, is: Guard<Value>): Value | undefined {
    const at = placeOf(this.#shape, this.#step++, name);
    const value = at < 0 ? undefined : this.#values[at];
    return value !== undefined && is(value) ? value : undefined;
  }

  override take<Value>(name: string, is: Guard<Value>): Value | undefined {
    const at = placeOf(this.#shape, this.#step++, name);
    const value = at < 0 ? undefined : this.#values[at];
    if (value === undefined || !is(value)) return undefined;
    this.#taken.push(at);
    return value;
  }

  override rest(): Record<string, unknown> {
    const { names } = this.#shape;
    const values = [...this.#values];
    for (const at of this.#taken) values[at] = null;
    const rest: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at++) {
      const value = values[at];
      if (value !== null && value !== '') put(rest, names[at]!, value);
    }
    return rest;
  }
}

interface Shape {
  names: readonly string[];
  /** What was asked for first, second and so on of the record before, and where it stands; -1: nowhere. */
  asked: string[];
  places: number[];
}

const shapeOf: (record: object) => Shape = ofNames((names) => ({ names, asked: [], places: [] }));

/** Nobody asks for more; and a name may be an outsider's. */
const stepsMax = 100;
const nameCharsMax = 40;

function placeOf(shape: Shape, step: number, name: string): number {
  if (shape.asked[step] === name) return shape.places[step]!;
  const at = shape.names.indexOf(name);
  if (step < stepsMax && name.length <= nameCharsMax) {
    shape.asked[step] = name;
    shape.places[step] = at;
  }
  return at;
}
