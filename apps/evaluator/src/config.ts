import type { CompiledModel } from '@nightjar/core';

/** The models that run: all that ship, or those whose uuids NIGHTJAR_MODELS names, divided by commas. */
export function chooseModels(
  all: readonly CompiledModel[],
  env: Readonly<Record<string, string | undefined>>,
): readonly CompiledModel[] {
  const named = env['NIGHTJAR_MODELS']?.split(',').map((uuid) => uuid.trim());
  if (named === undefined) return all;
  const unknown = named.find((uuid) => !all.some(({ model }) => model.uuid === uuid));
  if (unknown !== undefined) throw new Error(`NIGHTJAR_MODELS: no model has the uuid "${unknown}"`);
  return all.filter(({ model }) => named.includes(model.uuid));
}
