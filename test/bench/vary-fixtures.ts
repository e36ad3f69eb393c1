import type { Source } from '@nightjar/core';
import { listFixtures } from '@nightjar/vendors/testing';

const people = 50;
const hosts = 200;

/**
 * So many different records of a feed as lines of JSON: its fixtures again and again, each time with other
 * times, ids, people and addresses.
 */
export function varyFixtures(source: Source, count: number): string[] {
  const texts = listFixtures(source).map(({ record }) => JSON.stringify(record));
  return Array.from({ length: count }, (_, n) => vary(texts[n % texts.length]!, n));
}

function vary(text: string, n: number): string {
  const clock = new Date(n * 1000).toISOString().slice(11, 19);
  const epoch = String(n % 10_000).padStart(4, '0');
  const id = n.toString(16).padStart(12, '0');
  return text
    .replaceAll(/(?<!\d)\d{2}:\d{2}:\d{2}(?!\d)/g, clock)
    .replaceAll(/\b(1[67]\d{4})\d{4}(?=\D|\d{3}\D)/g, `$1${epoch}`)
    .replaceAll(/\b([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-)[0-9a-f]{12}\b/gi, `$1${id}`)
    .replaceAll(/\b(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b/g, `$1.${1 + (n % hosts)}`)
    .replaceAll(/"([a-z.]+)@/gi, `"$1${n % people}@`);
}
