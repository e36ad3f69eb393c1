import { readFileSync } from 'node:fs';
import { compileModels } from '@nightjar/core';
import { expect, test } from 'vitest';
import { formatCoverage } from './format-coverage.ts';
import { readCatalog } from './read-catalog.ts';

const models = compileModels(readCatalog()).map(({ model }) => model);

test('the page in docs is what the models name', () => {
  const page = new URL('../../../docs/attack-coverage.md', import.meta.url);
  expect(readFileSync(page, 'utf8')).toBe(formatCoverage(models));
});

test('a technique is covered by who names it or one of its sub-techniques, and else says where it could be seen', () => {
  const page = formatCoverage([{ path: 'A / B', attack: ['T1110.003', 'T1041'] }]);
  expect(page).toContain('| T1110 | Brute Force | A / B |  |');
  expect(page).toContain('| T1110.003 | Brute Force: Password Spraying | A / B |  |');
  expect(page).toContain('| T1110.004 | Brute Force: Credential Stuffing |  | sign-ins: ');
  expect(page).toContain('| T1041 | Exfiltration Over C2 Channel | A / B |');
  expect(page).toContain('2 of ');
  expect(page).not.toBe(formatCoverage([]));
});
