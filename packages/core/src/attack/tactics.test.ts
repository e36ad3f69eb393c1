import { expect, test } from 'vitest';
import { cloudTechniques } from './cloud-techniques.ts';
import { tacticsOf } from './tactics.ts';
import { findTechnique, techniques } from './techniques.ts';

test('tactics come once, in ATT&CK’s order, and unknown ids add none', () => {
  expect(tacticsOf(['T1534', 'T1110', 'T1598', 'T1598', 'T9999'])).toEqual([
    'reconnaissance',
    'credential-access',
    'lateral-movement',
  ]);
  expect(tacticsOf([])).toEqual([]);
});

test('ids are well formed, unique, and tool transfer is marked weak', () => {
  expect(new Set(techniques.map((one) => one.id)).size).toBe(techniques.length);
  for (const one of techniques) expect(one.id).toMatch(/^T\d{4}(\.\d{3})?$/);
  expect(findTechnique('T1105')?.weak).toBe(true);
});

test('a sub-technique of the cloud platforms comes with its technique, and shares its tactics', () => {
  for (const { id, name, tactics } of cloudTechniques.filter((one) => one.id.includes('.'))) {
    const parent = findTechnique(id.split('.')[0]!);
    expect(`${parent?.name}: `).toBe(name.slice(0, name.indexOf(': ') + 2));
    expect(tactics.filter((tactic) => !parent!.tactics.includes(tactic))).toEqual([]);
  }
});
