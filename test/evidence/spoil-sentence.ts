import type { Sentence } from './judge-sentence.ts';

/** The same sentence broken in one way, and what must be seen of it. */
export interface Spoilt {
  how: string;
  sentence: Sentence;
}

/** Every way in which a sentence can be made to say what its evidence does not. */
export function spoilSentence(sentence: Sentence): Spoilt[] {
  const { text } = sentence;
  const plain = text.replace(/\u201c[^\u201d]*\u201d/gu, (found) => '\u0000'.repeat(found.length));
  const number = /(?<![\w.@:-])\d+(?= (?:failed|messages?|mailbox|times|more|with|of them))/.exec(
    plain,
  );
  const address = /(?<![\w.@])\d{1,3}\.\d{1,3}\.\d{1,3}\.(\d{1,3})(?![\w@])/.exec(plain);
  const name = /[\w.+-]+@[\w.-]+\w/.exec(plain);
  const quoted = /\u201c([^\u201d]+)\u201d/u.exec(text);
  const network = /AS\d+/.exec(plain);
  const of = (how: string, changed: string | undefined): Spoilt[] =>
    changed === undefined ? [] : [{ how, sentence: { ...sentence, text: changed } }];
  const swap = (found: RegExpExecArray | null, by: (old: string) => string): string | undefined =>
    found === null
      ? undefined
      : text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length);
  return [
    { how: 'evidence taken away', sentence: { ...sentence, evidence: [] } },
    {
      how: 'evidence of elsewhere',
      sentence: { ...sentence, evidence: [...sentence.evidence.slice(1), 'nobody-gave-this'] },
    },
    ...of(
      'number',
      // What is left of a list is held to how much there is of its kind, and of things reached there may be hundreds.
      swap(number, (old) => String(Number(old) * (plain.startsWith('Reached: ') ? 100 : 10) + 1)),
    ),
    ...of(
      'address',
      swap(address, (old) => (old === '203.0.113.9' ? '203.0.113.8' : '203.0.113.9')),
    ),
    ...of(
      'name',
      swap(name, (old) => `not.${old}`),
    ),
    ...of(
      'text',
      swap(quoted, (old) => `${old.slice(0, -1)} Two\u201d`),
    ),
    ...of(
      'network',
      swap(network, (old) => `${old}7`),
    ),
  ];
}
