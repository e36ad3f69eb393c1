import { describe, expect, test } from 'vitest';
import { defang, piecesOf, plainOf } from './pieces.ts';

describe('text written by outsiders', () => {
  test('an address is broken so that nothing links it', () => {
    expect(defang('5.62.60.202')).toBe('5[.]62[.]60[.]202');
    expect(defang('2001:db8::1')).toBe('2001[:]db8[:][:]1');
    expect(defang('https://evil.example/a.b')).toBe('hxxps://evil[.]example/a[.]b');
    expect(defang('javascript://x.y')).toBe('javascript[:]//x[.]y');
  });

  test('an address inside a sentence is found, its full stop is not', () => {
    expect(piecesOf('from 5.62.60.202.')).toEqual([
      { kind: 'plain', shown: 'from ' },
      { kind: 'address', shown: '5[.]62[.]60[.]202' },
      { kind: 'plain', shown: '.' },
    ]);
  });

  test.each([
    ['a bidi override', 'a\u202eb', 'a[U+202E]b'],
    ['a zero-width space', 'pay\u200bpal', 'pay[U+200B]pal'],
    ['a tag character', 'x\u{e0041}', 'x[U+E0041]'],
    ['a NUL byte', 'a\0b', 'a[U+0000]b'],
    ['a line break', 'a\nb', 'a[U+000A]b'],
    ['a Hangul filler', 'a\u3164', 'a[U+3164]'],
  ])('%s is named, not drawn', (_, text, shown) => {
    expect(plainOf(text)).toBe(shown);
  });

  test('a clock time and a plain name are left alone', () => {
    expect(plainOf('03:12:44 J. Ortega <b>')).toBe('03:12:44 J. Ortega <b>');
  });

  test('a name of 10 kB is cut and says so', () => {
    expect(plainOf('x'.repeat(10_000), 20)).toBe(`${'x'.repeat(20)}[… cut, 10,000 characters]`);
  });
});
