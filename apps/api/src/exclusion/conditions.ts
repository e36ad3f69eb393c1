import type { Condition } from '@nightjar/core';
import { z } from 'zod';
import { invalid } from '../results.ts';

/** What a person may look at, by the word of the model language. */
const words = {
  ACCOUNT: 'subject',
  OPERATION: 'operation',
  APPLICATION: 'application',
  CLIENT: 'client',
  TARGET: 'target',
} as const;
type Field = keyof typeof words;

export interface SaidCondition {
  field: Field;
  value: string;
}

const conditionsMax = 5;
const valueMax = 200;

/** The problem with the conditions, if any. */
export function faultOfConditions(
  said: readonly SaidCondition[],
): ReturnType<typeof invalid> | undefined {
  if (said.length === 0 || said.length > conditionsMax)
    return invalid('conditions', `Say 1 to ${conditionsMax} things that must be so.`);
  if (new Set(said.map(({ field }) => field)).size < said.length)
    return invalid('conditions', 'Each thing is said once.');
  for (const { value } of said) {
    if (value.trim().length === 0 || value.length > valueMax)
      return invalid('conditions', `A value has 1 to ${valueMax} characters.`);
    if (!/[^*\s]/u.test(value))
      return invalid('conditions', 'A `*` alone would take out everything.');
  }
  return undefined;
}

/** As the model language says them. */
export function toConditions(said: readonly SaidCondition[]): Condition[] {
  return said.map(({ field, value }) => {
    const text = value.trim();
    const named = field === 'ACCOUNT' && !/^[a-z]+:/u.test(text) ? `user:${text}` : text;
    return { [words[field]]: [named] } as unknown as Condition;
  });
}

const stored = z.array(z.record(z.string(), z.array(z.string())));

/** As a person said them; what is of another kind is left out. */
export function fromConditions(conditions: unknown): SaidCondition[] {
  const fields = Object.entries(words) as [Field, string][];
  return (stored.safeParse(conditions).data ?? []).flatMap((one) =>
    fields.flatMap(([field, word]) => (one[word] ?? []).map((value) => ({ field, value }))),
  );
}
