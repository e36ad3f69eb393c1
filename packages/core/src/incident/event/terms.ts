import type { PhraseValue } from './phrase.ts';

const listMax = 3;

/** A list that shows a few and counts the rest. */
export function listOf(values: readonly PhraseValue[], max = listMax): PhraseValue {
  return {
    type: 'list',
    values: values.slice(0, max),
    more: Math.max(0, values.length - max),
  };
}

export function countOf(count: number): PhraseValue {
  return { type: 'count', count };
}

export function termOf(text: string): PhraseValue {
  return { type: 'term', text };
}

/** What outsiders wrote. */
export function stringOf(text: string): PhraseValue {
  return { type: 'string', text };
}

export function rangeOf(of: { start: number; end: number }): PhraseValue {
  return { type: 'timeRange', start: of.start, end: of.end };
}
