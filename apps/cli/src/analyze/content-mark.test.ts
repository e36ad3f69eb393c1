import type { Act } from '@nightjar/core';
import { makeAct } from '@nightjar/core/testing';
import { expect, it } from 'vitest';
import { contentMarkOf } from './content-mark.ts';

const mail = { subject: 'x', attachments: ['a', 'bc'], recipients: 2 };

it('an act has the mark of one that says the same, and of no other', () => {
  const others: Partial<Act>[] = [
    {},
    { operation: 'Sign-in' },
    { time: 1 },
    { count: 2 },
    { interactive: false },
    { ip: '192.0.2.1' },
    { ip: 'null' },
    { session: 'ab', application: 'c' },
    { session: 'a', application: 'bc' },
    { application: 'ab' },
    { mail },
    { mail: { ...mail, attachments: ['ab', 'c'] } },
    { mail: { ...mail, attachments: ['a', 'bc', ''] } },
    { mail: { ...mail, subject: null } },
  ];
  const marks = others.map((more) => contentMarkOf(makeAct('one', more)));
  expect(new Set(marks).size).toBe(others.length);
  expect(others.map((more) => contentMarkOf(structuredClone(makeAct('one', more))))).toEqual(marks);
});
