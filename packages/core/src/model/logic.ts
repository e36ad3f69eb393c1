import { ModelError } from './model-error.ts';

/**
 * How components combine. A step is met by any of its components; `then` wants the steps in order (a skew of
 * 300 s is allowed), `and` in any.
 */
export interface Logic {
  steps: readonly (readonly string[])[];
  ordered: boolean;
  /** From the first step to the last; 0 where there is one. */
  withinMs: number;
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const stepsMax = 6;
const withinMaxMs = 30 * 86_400_000;

/**
 * Parses `A`, `A or B`, `A then B within 24h`, `(A or B) and C within 7d`, `A then B then C within 14d`;
 * throws `ModelError`.
 */
export function parseLogic(
  text: string,
  model: { path: string; components: Record<string, unknown> },
): Logic {
  const fail = (problem: string, word: string): never => {
    throw new ModelError(model.path, `logic: ${problem} in "${text}"`, word);
  };
  const [body, span] = splitSpan(text);
  const joins = new Set(body.match(/\b(?:then|and)\b/g) ?? []);
  if (joins.size > 1) fail('"then" and "and" cannot be mixed', 'then');
  const steps = body.split(/\s+(?:then|and)\s+/).map((step) => namesOf(step));
  if (steps.length > stepsMax) fail(`more than ${stepsMax} steps`, body);
  for (const name of steps.flat()) {
    if (!/^[A-Z]$/.test(name)) fail(`"${name}" is not understood`, name);
    if (!Object.hasOwn(model.components, name)) fail(`no component "${name}"`, name);
  }
  if (steps.length > 1 && span === 0) fail('say within what time, such as "within 24h"', text);
  if (span > withinMaxMs) fail('more than 30 days', text);
  return { steps, ordered: joins.has('then'), withinMs: span };
}

function splitSpan(text: string): [body: string, spanMs: number] {
  const found = /^(.*?)\s+within\s+(\d{1,4})([mhd])$/.exec(text.trim());
  if (!found) return [text.trim(), 0];
  return [found[1]!, Number(found[2]) * unitMs[found[3]!]!];
}

/** `(A or B)` and `A or B` are A and B. */
function namesOf(step: string): string[] {
  return step
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .split(/\s+or\s+/)
    .map((name) => name.trim());
}
