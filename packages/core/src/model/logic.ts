import { ModelError } from './model.ts';

/** How components combine. A sequence's order: `then` needs A before B (skew of 300 s allowed), `and` takes either. */
export type Logic =
  | { kind: 'any'; of: readonly string[] }
  | { kind: 'sequence'; first: string; second: string; ordered: boolean; withinMs: number };

const unitMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Parses `A`, `A or B`, `A then B within 24h`, `A and B within 7d`; throws `ModelError`. */
export function parseLogic(
  text: string,
  model: { path: string; components: Record<string, unknown> },
): Logic {
  const sequence = /^([A-Z]) (then|and) ([A-Z]) within (\d+)([mhd])$/.exec(text);
  const logic: Logic = sequence
    ? {
        kind: 'sequence',
        first: sequence[1]!,
        second: sequence[3]!,
        ordered: sequence[2] === 'then',
        withinMs: Number(sequence[4]) * unitMs[sequence[5]!]!,
      }
    : { kind: 'any', of: text.split(' or ') };
  const named = logic.kind === 'any' ? logic.of : [logic.first, logic.second];
  for (const name of named) {
    if (!(name in model.components))
      throw new ModelError(model.path, `logic: no component "${name}" in "${text}"`);
  }
  return logic;
}
