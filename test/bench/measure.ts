import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/** On what it ran. */
export const machine = (): { cores: number; cpu: string } => ({
  cores: availableParallelism(),
  cpu: cpus()[0]?.model ?? 'unknown',
});

/** Seconds of this process' own work, which others on the machine do not lengthen. */
export function cpuSeconds(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

/** The q-th quantile, nearest rank; 0.5 is the median. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** To so many digits that say something. */
export const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits));

/** Of `npm run bench:x -- --smallest`. */
export const isSmallest = (): boolean => process.argv.includes('--smallest');

/** The largest that an option such as `--entities=` allows; without it anything. */
export function largestOf(option: string): number {
  const given = process.argv.find((word) => word.startsWith(option))?.slice(option.length);
  const largest = Number(given ?? Infinity);
  if (!(largest >= 1)) throw new Error(`${option}${given} is no number.`);
  return largest;
}

/** Three sizes, each four times the one before, so that a curve can be seen; `--size=` says the largest. */
export function sizesUpTo(usual: number): number[] {
  const given = process.argv.find((word) => word.startsWith('--size='))?.slice('--size='.length);
  const largest = Number(given ?? usual);
  if (!Number.isInteger(largest) || largest < 16) throw new Error(`--size=${given} is no size.`);
  return [largest / 16, largest / 4, largest].map(Math.ceil);
}

/** Lines parsed one by one: the ceiling of everything that reads logs. Records a second. */
export function parseRate(lines: readonly string[]): number {
  let fields = 0;
  const began = performance.now();
  for (const line of lines) fields += Object.keys(JSON.parse(line) as object).length;
  const seconds = (performance.now() - began) / 1000;
  if (fields === 0) throw new Error('Nothing was parsed.');
  return lines.length / seconds;
}

/** Proportional memory of the processes together, MB: what several share is counted once. */
export function pssMb(pids: readonly number[]): number {
  let kB = 0;
  for (const pid of pids) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      kB += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
    }
  }
  return kB / 1024;
}

const saidFrom = performance.now();

/** Tells a person how far it is. */
export function say(line: string): void {
  const seconds = ((performance.now() - saidFrom) / 1000).toFixed(1).padStart(7);
  console.log(`${seconds} s  ${line}`);
}
