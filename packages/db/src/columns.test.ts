import { expect, it } from 'vitest';
import { json, jsonColumn, text } from './columns.ts';

it('what Postgres cannot hold becomes the replacement character, and nothing else changes', () => {
  const value = { 'k\0': 'a\0\0b', path: 'C:\\u0000', half: '\ud800', moth: '🦋', line: '\n' };
  expect(JSON.parse(json(value))).toEqual({
    'k\ufffd': 'a\ufffd\ufffdb',
    path: 'C:\\u0000',
    half: '\ufffd',
    moth: '🦋',
    line: '\n',
  });
  expect([text('a\0b'), text(null)]).toEqual(['a\ufffdb', null]);
});

it('no text of an outsider ends its row of a column of JSON', () => {
  const rows = ['a\u001eb', '"\u001e"', '\\u001e', '\n', '🦋'].map((said) => ({ said }));
  const parts = jsonColumn(rows, (row) => row).split('\u001e');
  expect(parts.map((part) => JSON.parse(part) as unknown)).toEqual(rows);
});
