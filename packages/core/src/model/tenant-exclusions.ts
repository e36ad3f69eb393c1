import { dayOf, isoDay } from '../baseline/days.ts';
import type { CompiledExclusion, CompiledModel } from './compile-model.ts';
import { compileAll, type Condition } from './condition.ts';
import { faultOfExclusion, isOneAccount } from './fault-of-exclusion.ts';
import type { Model } from './model.ts';
import { ModelError } from './model-error.ts';
import { keepIndex } from './model-index.ts';
import { isProof } from './self-proving.ts';
import type { Predicate } from './words.ts';

/** What a tenant's people took out of one model, for acts in [fromMs, untilMs). */
export interface TenantExclusion {
  id: string;
  /** Path of the model. */
  model: string;
  when: readonly Condition[];
  reason: string;
  /** Who. */
  by: string;
  /** Epoch ms. */
  fromMs: number;
  untilMs: number;
}

/**
 * The models as they are for one tenant. An exclusion of a model that is gone, whose conditions are not
 * understood any more, or that may not be, hides nothing; and only one that names an account in full hides an
 * act that proves itself.
 */
export function withExclusions(
  models: readonly CompiledModel[],
  exclusions: readonly TenantExclusion[],
): readonly CompiledModel[] {
  if (exclusions.length === 0) return models;
  const byModel = Map.groupBy(exclusions, ({ model }) => model);
  const withOwn = models.map((compiled) => {
    const own = (byModel.get(compiled.model.path) ?? [])
      .map((one) => compileExclusion(compiled.model, one))
      .filter((one) => one !== null);
    return own.length === 0
      ? compiled
      : { ...compiled, exclusions: [...compiled.exclusions, ...own] };
  });
  return keepIndex(withOwn, models);
}

function compileExclusion(model: Model, of: TenantExclusion): CompiledExclusion | null {
  const { id, reason, by, fromMs, untilMs } = of;
  const when = [...of.when];
  if (faultOfExclusion(model, when)) return null;
  const isExact = isOneAccount(when);
  try {
    const asked = compileAll(when, of.model);
    const holds: Predicate = (question) =>
      asked.holds(question) && (isExact || !isProof(model, question));
    const expires = Number.isFinite(untilMs) ? { expires: isoDay(dayOf(untilMs)) } : {};
    return { id, when, reason, by, ...expires, fromMs, untilMs, holds };
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}
