import {
  type Condition,
  type ExclusionFault,
  faultOfExclusion,
  homeAddressOf,
} from '@nightjar/core';
import { loadModels } from '@nightjar/models';
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
  }
  return undefined;
}

const faults: Readonly<Record<ExclusionFault, string>> = {
  namesNobody:
    'This would take out everybody. With a `*`, an account begins with three characters of its name, and anything else has three letters or digits in a row.',
  notOneAccount:
    'This model finds acts that hide others: only one account, named in full, can be taken out of it, and nothing with a `*`.',
};

/** The problem with taking this out of the model, if any. */
export function faultOfReach(
  path: string,
  said: readonly SaidCondition[],
): ReturnType<typeof invalid> | undefined {
  const model = loadModels().find((one) => one.model.path === path)?.model;
  if (model === undefined) return invalid('model', 'No model has this path.');
  const fault = faultOfExclusion(model, toConditions(said));
  return fault && invalid('conditions', faults[fault]);
}

/** As the model language says them. */
export function toConditions(said: readonly SaidCondition[]): Condition[] {
  return said.map(({ field, value }) => {
    const text = value.trim();
    const named = field === 'ACCOUNT' ? accountOf(text) : text;
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

/** A user by the address alone, a guest by either of his names, any other entity by its key. */
function accountOf(text: string): string {
  const address = homeAddressOf(text.replace(/^user:/, ''));
  if (address !== undefined) return `user:${address}`;
  return /^[a-z]+:/u.test(text) ? text : `user:${text}`;
}
