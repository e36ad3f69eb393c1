import { type CompiledModel, compileModels, HitTest } from '@nightjar/core';
import catalog from './catalog.json' with { type: 'json' };

let compiled: readonly CompiledModel[] | undefined;
let hitTest: HitTest | undefined;

/** The models that ship, compiled once. */
export function loadModels(): readonly CompiledModel[] {
  compiled ??= compileModels(catalog);
  return compiled;
}

/** Which acts the models that ship can ask for. */
export function loadHitTest(): HitTest {
  hitTest ??= new HitTest(loadModels());
  return hitTest;
}
