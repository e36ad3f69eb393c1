import { sources } from '@nightjar/core';
import { describe, expect, it } from 'vitest';
import { bendRecord } from './bend-record.ts';
import { compareContainers } from './compare-containers.ts';

describe.each(sources)('%s', (source) => {
  it('says the same in each of its containers', { timeout: 60_000 }, async () => {
    const compared = await compareContainers(source, { count: 20, seed: 7 });
    expect(compared.length).toBeGreaterThan(10);
    expect(compared.filter(({ first }) => first !== null)).toEqual([]);
    expect(compared.filter(({ records }) => records === 0)).toEqual([]);
  });

  it('a broken writer is caught in each of them', { timeout: 60_000 }, async () => {
    const compared = await compareContainers(source, { count: 8, seed: 7, bend: bendRecord });
    expect(compared.filter(({ differences }) => differences === 0)).toEqual([]);
  });
});
