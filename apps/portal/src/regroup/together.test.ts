import { expect, test } from 'vitest';
import { togetherOf } from './together.ts';
import type { Part } from './together.ts';

const part = (more: Partial<Part>): Part => ({
  severity: 'LOW',
  startedAt: '2026-03-12T09:00:00Z',
  endedAt: '2026-03-12T10:00:00Z',
  subjects: [{ key: 'user:a', name: 'Ana' }],
  breaches: [{ id: 'x' }],
  ...more,
});

test('together is the worse severity, the wider span, and everybody and every breach once', () => {
  const later = part({
    severity: 'HIGH',
    startedAt: '2026-03-11T09:00:00Z',
    endedAt: '2026-03-12T09:30:00Z',
    subjects: [
      { key: 'user:a', name: 'Ana' },
      { key: 'user:b', name: 'Ben' },
    ],
    breaches: [{ id: 'x' }, { id: 'y' }],
  });
  const told = {
    severity: 'HIGH',
    from: '2026-03-11T09:00:00Z',
    to: '2026-03-12T10:00:00Z',
    names: ['Ana', 'Ben'],
    breaches: 2,
  };
  expect(togetherOf(part({}), later)).toEqual(told);
  expect(togetherOf(later, part({}))).toEqual(told);
});
