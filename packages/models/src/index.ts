import { type CompiledModel, compileModels } from '@nightjar/core';
import catalog from './catalog.json' with { type: 'json' };

let compiled: readonly CompiledModel[] | undefined;

/** The models that ship, compiled once. */
export function loadModels(): readonly CompiledModel[] {
  compiled ??= compileModels(catalog);
  return compiled;
}
