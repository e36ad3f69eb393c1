import type { IpIntelligence } from '@nightjar/core';
import { findRoot } from './find-root.ts';
import { classes } from './merge-segments.ts';
import { readAsnClasses } from './read-asn-classes.ts';

let known: ReadonlyMap<number, number> | undefined;

/** What a whole network is known as, such as `hosting`; null: not as one through which anybody may come. */
export function classOfProvider(asn: number): IpIntelligence['class'] | null {
  known ??= readAsnClasses(findRoot(import.meta.dirname));
  const at = known.get(asn);
  return at === undefined ? null : classes[at]!;
}
