import type { Severity, Verdict } from '../graphql/schema.ts';
import { verdictWord } from './words.ts';

const meanings: [Verdict, string][] = [
  ['TRUE_POSITIVE', 'An attack. What it showed stays unlearnt.'],
  ['BENIGN_TRUE_POSITIVE', 'It happened and is allowed. It may be learnt.'],
  ['FALSE_POSITIVE_LOGIC', 'The model is wrong to ask for it. It may be learnt.'],
  ['FALSE_POSITIVE_DATA', 'It did not happen as recorded. It may be learnt.'],
  ['DUPLICATE', 'Another incident tells it: the note says which.'],
  ['UNDETERMINED', 'It cannot be told: the note says why.'],
];

/** In the order of their digits. */
export const verdictChoices = meanings.map(([verdict, means]) => ({
  verdict,
  means,
  says: verdictWord[verdict],
}));

/** Whether the verdict needs a note. */
export const needsNoteFor = (verdict: Verdict, severity: Severity): boolean =>
  verdict === 'DUPLICATE' ||
  verdict === 'UNDETERMINED' ||
  (severity === 'CRITICAL' && verdict !== 'TRUE_POSITIVE');
