import type { AttributeSource, Sources } from './sources.ts';

/** Numbers of the kinds of observables, which the sources give wherever a kind is defined. */
export function observableKinds(of: Sources): number[] {
  const items = [...of.objects.values(), ...of.classes.values()];
  const attributes = items.flatMap((item) => Object.values(item.attributes ?? {}));
  const found = [
    ...Object.values(of.dataTypes),
    ...Object.values(of.attributes),
    ...items,
    ...(attributes as AttributeSource[]),
  ].map(({ observable }) => observable);
  return [...new Set(found.filter((kind) => kind !== undefined))].sort((a, b) => a - b);
}
