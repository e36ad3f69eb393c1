import { type FactToNarrate, sayFact } from './facts-to-narrate.ts';

/** What a narrator answered for one fact. */
export interface Narrated {
  fact: string;
  text: string;
}

export interface NarratedSentence {
  text: string;
  evidence: readonly string[];
}

export interface Narration {
  sentences: readonly NarratedSentence[];
  /** Answers that said something else than their fact, by why. */
  dropped: readonly { reason: DropReason; text: string }[];
}

export type DropReason =
  | 'noFact'
  | 'saidTwice'
  | 'otherValues'
  | 'numberOrLink'
  | 'foreignWord'
  | 'otherSense'
  | 'saysLess';

/** Words that a sentence may be joined with, and that say nothing by themselves. */
const joining = new Set(
  `a about account after all also an and as at be been being both but by came did during each first for from
  further had has have he her his in into is it its itself later of on one or other out own over same she since so
  some such that the their then there these they this those through to together too under up used using was
  were what when where which while who whom whose with within`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that turn a sentence into its contrary, or soften it: each must be there as often as in the fact. */
const turning = new Set(
  `no not none never nobody nothing without hardly only probably may might could if unless harmless benign
  expected legitimate owner`
    .split(/\s+/)
    .filter(Boolean),
);

const lengthMax = 600;
const keptMin = 0.5;

/**
 * Keeps of a narrator's answer what says a fact again in other order. A sentence is held to its fact: the same
 * values, no word of its own but joining ones, no digit, link or mark, and the same negations.
 */
export function guardNarration(
  facts: readonly FactToNarrate[],
  answer: readonly Narrated[],
): Narration {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const said = new Set<string>();
  const sentences: NarratedSentence[] = [];
  const dropped: { reason: DropReason; text: string }[] = [];
  for (const { fact: id, text } of answer) {
    const fact = byId.get(id);
    const reason = said.has(id) ? 'saidTwice' : fact ? faultOf(text, fact) : 'noFact';
    if (fact === undefined || reason !== undefined) {
      dropped.push({ reason: reason ?? 'noFact', text: text.slice(0, lengthMax) });
      continue;
    }
    said.add(id);
    sentences.push({ text: sayFact(text, fact), evidence: fact.evidence });
  }
  return { sentences, dropped };
}

function faultOf(text: string, fact: FactToNarrate): DropReason | undefined {
  if (fact.evidence.length === 0) return 'noFact';
  if (!isSameList(tokensOf(text), [...fact.tokens.keys()])) return 'otherValues';
  const bare = text.replaceAll(/«\d+»/g, ' ');
  // Letters and plain marks: no digit, no markup, no quotes, no address, no other alphabet.
  if (text.length > lengthMax || !/^[A-Za-z ,.;:'’()-]*$/.test(bare) || /[a-z]\.[a-z]/i.test(bare))
    return 'numberOrLink';
  const words = wordsOf(bare);
  const own = wordsOf(fact.text.replaceAll(/«\d+»/g, ' '));
  const known = new Set(own);
  if (words.some((word) => !known.has(word) && !joining.has(word))) return 'foreignWord';
  const turns = (list: readonly string[]) => list.filter((word) => turning.has(word));
  if (!isSameList(turns(words), turns(own))) return 'otherSense';
  const content = new Set(own.filter((word) => !joining.has(word)));
  const kept = [...content].filter((word) => words.includes(word)).length;
  return kept < keptMin * content.size ? 'saysLess' : undefined;
}

const tokensOf = (text: string): string[] => text.match(/«\d+»/g) ?? [];

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z’']+/g) ?? [];
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join(' ') === b.toSorted().join(' ');
}
