import type { Condition } from './condition.ts';
import type { Model } from './model.ts';
import { findsHiding } from './self-proving.ts';

/**
 * What an exclusion of a tenant may not be: a pattern that names nobody, or anything but one account in full
 * where the model finds that acts are being hidden.
 */
export type ExclusionFault = 'namesNobody' | 'notOneAccount';

export function faultOfExclusion(
  model: Model,
  when: readonly Condition[],
): ExclusionFault | undefined {
  if (patternsOf(when).some(([field, pattern]) => namesNobody(field, pattern)))
    return 'namesNobody';
  return findsHiding(model) && !isOneAccount(when) ? 'notOneAccount' : undefined;
}

/** Whether it names an account in full, and everything else too. */
export function isOneAccount(when: readonly Condition[]): boolean {
  const patterns = patternsOf(when);
  const accounts = patterns.filter(([field]) => field === 'subject');
  return accounts.length > 0 && patterns.every(([, pattern]) => !pattern.includes('*'));
}

/** An account's pattern begins with some of its name: what follows the `@` is the same for everybody. */
function namesNobody(field: string, pattern: string): boolean {
  if (!pattern.includes('*')) return false;
  return field === 'subject'
    ? !/^[a-z]+:[^*@]{3}/u.test(pattern)
    : !/[\p{L}\p{N}]{3}/u.test(pattern);
}

/** What is asked for by text, each with where it is looked for. */
function patternsOf(when: readonly Condition[]): (readonly [string, string])[] {
  return when.flatMap((one) =>
    typeof one === 'string'
      ? []
      : Object.entries(one).flatMap(([field, values]) =>
          (Array.isArray(values) ? values : [])
            .filter((value) => typeof value === 'string')
            .map((value) => [field, value] as const),
        ),
  );
}
