import type { Probe } from '../world.ts';
import { forging } from './forging.ts';
import { readingProbes } from './reading.ts';
import { writingProbes } from './writing.ts';

/** The thirteen leaks of `security-and-reliability.md` A2, in its order. */
export const probes: readonly Probe[] = [...readingProbes, ...writingProbes, forging].toSorted(
  (a, b) => a.number - b.number,
);
