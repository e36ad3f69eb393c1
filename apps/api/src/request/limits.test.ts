import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { limits, limitSize, limitTokens } from './limits.ts';

const nested = (depth: number): string => (depth === 0 ? 'id' : `a { ${nested(depth - 1)} }`);
const size = (query: string, variables = {}) => limitSize(parse(query), variables);

test('depth is counted through fragments', () => {
  expect(() => size(`{ ${nested(limits.depth - 1)} }`)).not.toThrow();
  expect(() => size(`{ ${nested(limits.depth)} }`)).toThrow(/depth/);
  const half = nested(limits.depth / 2);
  expect(() => size(`{ ${half.replace('id', '...F')} } fragment F on T { ${half} }`)).toThrow(
    /depth/,
  );
});

test('aliases in a fragment count each time it is spread', () => {
  const five = '1 2 3 4 5'.replaceAll(/\d/g, 'a$&: id');
  expect(() =>
    size(`{ a { ...F } b { ...F } c { ...F } } fragment F on T { ${five} }`),
  ).not.toThrow();
  expect(() =>
    size(`{ a { ...F } b { ...F } c { ...F } d { ...F } } fragment F on T { ${five} }`),
  ).toThrow(/aliases/);
  expect(() =>
    size(`{ ${Array.from({ length: 16 }, (_, n) => `t${n}: __typename`).join(' ')} }`),
  ).toThrow(/aliases/);
});

test('directives are counted', () => {
  expect(() => size(`{ id ${'@include(if: true) '.repeat(11)} }`)).toThrow(/directives/);
});

test('cost grows with `first`, given or not', () => {
  const fields = Array.from({ length: 250 }, (_, n) => `f${n}`).join(' ');
  expect(() => size(`{ incidents(first: 10) { ${fields} } }`)).not.toThrow();
  expect(() => size(`{ incidents(first: 100) { ${fields} } }`)).toThrow(/cost/);
  expect(() => size(`query($n: Int) { incidents(first: $n) { ${fields} } }`, { n: 90 })).toThrow(
    /cost/,
  );
});

test('a fragment that spreads twofold forty times is measured at once', () => {
  const chain = Array.from(
    { length: 40 },
    (_, n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`,
  ).join(' ');
  expect(() => size(`{ ...F0 } ${chain} fragment F40 on T { id }`)).toThrow(/cost/);
});

test('tokens are limited', () => {
  expect(() => limitTokens(parse(`{ ${'id '.repeat(1_400)} }`))).not.toThrow();
  expect(() => limitTokens(parse(`{ ${'id '.repeat(1_500)} }`))).toThrow(/tokens/);
});

test('what reads much is asked once a document, also through fragments', () => {
  expect(() => size('{ whyNot { silent } }')).not.toThrow();
  expect(() => size('{ a: whyNot { silent } b: whyNot { silent } }')).toThrow(/cost/);
  expect(() =>
    size('{ whyNot { silent } ...F } fragment F on Query { whyNot { events } }'),
  ).toThrow(/cost/);
});

test('what reads much of an incident is asked of a few, not of a page', () => {
  expect(() => size('{ incident { coverage { state } narration { text } } }')).not.toThrow();
  for (const field of ['coverage { state }', 'narration { text }']) {
    expect(() => size(`{ incidents(first: 100) { edges { node { ${field} } } } }`)).toThrow(/cost/);
    expect(() => size(`{ entity { incidents { ${field} } } }`)).toThrow(/cost/);
  }
  expect(() =>
    size('{ a: incident { narration { text } } b: incident { narration { text } } }'),
  ).toThrow(/cost/);
});
